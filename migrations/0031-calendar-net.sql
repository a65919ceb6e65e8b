-- what a commune asks and is told is its own; more time given to all stands under the unit that runs the round, and every commune of it reads that
call people.guard_rows('calendar.extension_request');
call people.guard_rows('calendar.notice');
