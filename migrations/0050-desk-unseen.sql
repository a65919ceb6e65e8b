-- What nobody has seen yet is counted on every page of a person: one step into this index for each unit in which they hold a post.
create index notice_unit_number on desk.notice (unit_id, id);
