from django.urls import path, register_converter
from django.urls.converters import StringConverter

from stories.views import (
    article,
    bundles,
    compared,
    comparison,
    desk,
    editing,
    health,
    receipt,
    sign_in,
    story,
    text,
    version,
)


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
    path("bundles/", bundles.history, name="bundles"),
    path("bundles/new/", bundles.new, name="new_bundle"),
    path("bundles/undo/", receipt.undo, name="undo_bundles"),
    path("bundles/redo/", receipt.redo, name="redo_bundles"),
    path("bundles/<int:pk>/", bundles.bundle, name="bundle"),
    path("bundles/<int:pk>/progress/", bundles.progress, name="bundle_progress"),
    path("bundles/<int:pk>/files/", bundles.files, name="bundle_files"),
    path("bundles/<int:pk>/texts/<int:text>/", text.text, name="bundle_text"),
    path("bundles/<int:pk>/compare/", compared.compared, name="bundle_comparison"),
    path("bundles/<int:pk>/change/", editing.change, name="bundle_change"),
    path("bundles/<int:pk>/changes/<int:gesture>/take-back/", editing.take_back, name="bundle_change_undo"),
    path("bundles/<int:pk>/leave-out/", editing.leave_out, name="bundle_leave_out"),
    path("bundles/<int:pk>/take-over/<int:other>/", editing.take_over, name="bundle_take_over"),
    path("bundles/<int:pk>/report.json", receipt.as_json, name="bundle_json"),
    path("bundles/<int:pk>/report.csv", receipt.as_csv, name="bundle_csv"),
    path("bundles/<int:pk>/items/<int:item>/", receipt.item, name="bundle_item"),
    path("bundles/<int:pk>/<slug:act>/", bundles.act, name="bundle_act"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/link/", sign_in.sign_in_by_link, name="sign_in_by_link"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("healthz", health.healthz, name="healthz"),
]
