from django.urls import path, register_converter
from django.urls.converters import StringConverter

from stories.views import article, comparison, desk, health, sign_in, story, version


class Slug(StringConverter):
    """A slug in the letters of any script; PostgreSQL cannot be asked for control characters."""

    regex = r"[^/\x00-\x1f]+"


register_converter(Slug, "any_slug")

app_name = "stories"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("stories/<any_slug:slug>/", story.story, name="story"),
    path("articles/<int:pk>/", article.article, name="article"),
    path("compare/", comparison.pair, name="pair"),
    path("compare/<int:left>/<int:right>/", comparison.comparison, name="comparison"),
    path("versions/<int:pk>/", version.version, name="version"),
    path("versions/<int:pk>/source", version.source, name="source"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/link/", sign_in.sign_in_by_link, name="sign_in_by_link"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("healthz", health.healthz, name="healthz"),
]
