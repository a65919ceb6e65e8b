-- what is overdue in a commune is told to offices above it, and seen at or above it
call people.guard_rows('assessment.escalation');
