"""Schema.org data of a tool: what kind of software it is, for whom, its state and its newest version."""

from cms import clock
from cms.sharing.schema_org import filled, moment, office_id
from cms.sharing.structured_data import Shown, Subject


def tool_subject(shown: Shown) -> Subject:
    tool, steps = shown["tool"], shown["steps"]
    today = clock.today()
    out = [each.version for each in shown["versions"]]
    out = [each for each in out if each.released_on and each.released_on <= today]
    newest = max(out, key=lambda each: (each.released_on, each.pk), default=None)
    node = filled(
        type_="SoftwareApplication",
        name=shown["page"].title,
        applicationCategory=tool.get_family_display(),
        creativeWorkStatus=tool.get_state_display(),
        softwareVersion=newest.number if newest else None,
        datePublished=moment(newest.released_on) if newest else None,
        audience=[filled(type_="Audience", audienceType=str(each)) for each in shown["audiences"]],
        provider=office_id(),
    )
    recorded = [step.recorded_at for step in (*steps.taken, *steps.planned)]
    changed = max(filter(None, [shown["page"].last_published_at, *recorded]), default=None)
    return Subject(node, is_demo=tool.is_demo, changed=changed)
