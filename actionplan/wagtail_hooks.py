"""What action plans bring to the back office."""

from wagtail import hooks

from actionplan.backoffice import ActionPlanGroup


@hooks.register("register_admin_viewset")
def register_tables() -> ActionPlanGroup:
    return ActionPlanGroup()
