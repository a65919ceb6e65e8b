-- evidence stands under the second net as everything of a unit does
call people.guard_rows('evidence.file');
call people.guard_rows('evidence.proof');
call people.guard_rows('evidence.proof_use');
call people.guard_rows('evidence.upload');

-- whether a picture stands in another unit's proofs must be seen from within one's own; that it does is told, whose it is only to who works there too
alter function evidence.twins(int, text) security definer set search_path = '';
