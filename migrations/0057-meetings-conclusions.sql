-- Who a conclusion is given to is written as it is said, «Sở Y tế; các xã»: several bodies, units and groups of those who were invited.
alter table meetings.conclusion
  drop column to_points,
  drop column to_unit,
  drop column to_body,
  add column to_text text not null default '';

-- a page of a meeting knows its id, not its unit
create index agenda_item_meeting on meetings.agenda_item (meeting_id);
create index document_version_meeting on meetings.document_version (meeting_id, kind, number, version desc);
create index frozen_figure_meeting on meetings.frozen_figure (meeting_id, number);
create index conclusion_meeting on meetings.conclusion (meeting_id);
create index conclusion_draft_meeting on meetings.conclusion_draft (meeting_id);
create index issue_meeting on meetings.issue (meeting_id, kind, version desc);
