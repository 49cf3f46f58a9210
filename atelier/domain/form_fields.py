"""Which fields of a proposal a form for a duo asks, in the order in which somebody fills them in."""

from collections.abc import Mapping

from atelier.domain.entity import Entity
from atelier.domain.form_questions import Field, Sort
from atelier.domain.proposals import (
    ALLOCATION_NAMES,
    AUDIENCE_NAMES,
    VERB_NAMES,
    CooperationForm,
    CouncilRole,
    DecisionPoint,
    Proposal,
)
from atelier.domain.themes import Challenge, Pillar
from atelier.domain.week import Moment
from atelier.i18n import mark

WITHDRAWAL = mark("For what, to whom, until when, and how is it withdrawn?")

PROPOSAL: tuple[Field, ...] = (
    Field("title", Sort.LINE, mark("Title")),
    Field("pillar", Sort.CHOICE, mark("Pillar"), of=Pillar),
    Field("challenge", Sort.CHOICE, mark("Challenge"), of=Challenge),
    Field("goal", Sort.TEXT, mark("Goal"), mark("What changes for inhabitants? Name a year and a measure.")),
    Field("goal_year", Sort.YEAR, mark("Year of the goal")),
    Field("measure", Sort.LINE, mark("Measure")),
    Field("result", Sort.TEXT, mark("Result"), mark("How do councils see that it worked?")),
    Field("leader", Sort.TEXT, mark("Who leads")),
    Field("commissioner", Sort.LINE, mark("Political commissioner")),
    Field("steering", Sort.TEXT, mark("Steering")),
    Field("mandate", Sort.TEXT, mark("Mandate in one sentence"), WITHDRAWAL),
    Field("once_low", Sort.MONEY, mark("Once, from"), mark("In euros. Leave empty what is not known yet.")),
    Field("once_high", Sort.MONEY, mark("Once, to")),
    Field("yearly_low", Sort.MONEY, mark("Yearly, from")),
    Field("yearly_high", Sort.MONEY, mark("Yearly, to")),
    Field("from_year", Sort.YEAR, mark("From which year")),
    Field("allocation", Sort.CHOICE, mark("Allocation key"), names=ALLOCATION_NAMES),
    Field("once_cover", Sort.TEXT, mark("Cover of what is paid once")),
    Field("yearly_cover", Sort.TEXT, mark("Cover of what is paid yearly")),
    Field("fte", Sort.FTE, mark("Capacity"), mark("In fte: one and a half is 1.5.")),
    Field("roles", Sort.CHOICES, mark("Role of the councils"), mark("More than one may be chosen."), of=CouncilRole),
    Field("form", Sort.CHOICE, mark("Form of co-operation"), of=CooperationForm),
    Field("counter", Sort.TEXT, mark("Counter-argument from the room")),
    Field("minority", Sort.TEXT, mark("Minority view")),
    Field("without", Sort.TEXT, mark("What if a municipality does not join?")),
    Field("open_points", Sort.TEXT, mark("Open points")),
)

POINT: tuple[Field, ...] = (
    Field("audience", Sort.CHOICE, mark("Audience"), names=AUDIENCE_NAMES),
    Field("verb", Sort.CHOICE, mark("What is asked"), names=VERB_NAMES),
    Field("text", Sort.TEXT, mark("The question as a sentence")),
    Field("moment", Sort.CHOICE, mark("Station of the calendar"), of=Moment),
)

ASKED: Mapping[type[Entity], tuple[Field, ...]] = {Proposal: PROPOSAL, DecisionPoint: POINT}
