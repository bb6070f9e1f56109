from django.urls import include, path

urlpatterns = [path("", include("stories.urls"))]

handler400 = "stories.views.errors.not_understood"
handler403 = "stories.views.errors.not_allowed"
handler404 = "stories.views.errors.not_found"
handler500 = "stories.views.errors.broken"
