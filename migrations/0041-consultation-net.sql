-- what residents of a commune said is seen by its own officers and those above it; the public pages and forms run as the owner of the tables
call people.guard_rows('consultation.survey');
call people.guard_rows('consultation.code_batch');
call people.guard_rows('consultation.code');
call people.guard_rows('consultation.web_count');
call people.guard_rows('consultation.arrival');
call people.guard_rows('consultation.paper_batch');
call people.guard_rows('consultation.flag');
call people.guard_rows('consultation.posting');
call people.guard_rows('consultation.opinion');
