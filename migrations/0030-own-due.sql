-- the last day on which a commune may submit in a round, with what it was granted and what all were; null for no such round
create function calendar.own_due(p_round int, p_unit int) returns date language sql stable as $$
  select greatest(r.due_on, (
    select max(e.until_on) from calendar.extension e where e.round_id = r.id and e.unit_id in (p_unit, r.unit_id)))
  from calendar.round r where r.id = p_round
$$;
