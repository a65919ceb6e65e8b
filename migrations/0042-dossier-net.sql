-- what a dossier holds is seen and written at or under its unit; how a council votes (vote_rule) is the council's own, and a decision
-- is looked at by the view of what is public, wherever it stands
call people.guard_rows('recognition.dossier');
call people.guard_rows('recognition.dossier_step');
call people.guard_rows('recognition.dossier_paper');
call people.guard_rows('recognition.confirmation');
call people.guard_rows('recognition.snapshot');
call people.guard_rows('recognition.session');
call people.guard_rows('recognition.seat');
call people.guard_rows('recognition.ballot');
call people.guard_rows('recognition.open_vote');
call people.guard_rows('recognition.ballot_box');
