import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { BarredPart, Choice, OwnVoteRule, RulesKey, Seat, Session, VoteCounts } from './dossier.types.ts'

type RuleRow = Omit<OwnVoteRule, 'share' | 'quorum'> & {
  shareNum: number | null
  shareDen: number | null
  quorumNum: number
  quorumDen: number
}

/** One row = a rule that the council of a unit laid down for the rules of a period, the one of the latest day first. */
export const voteRulesOf = async (tx: Tx, unitId: number, rules: RulesKey): Promise<OwnVoteRule[]> =>
  (
    await sql<RuleRow>`
      select distinct on (r.valid_from) r.share_num as "shareNum", r.share_den as "shareDen", r.base, r.quorum_num as "quorumNum",
        r.quorum_den as "quorumDen", r.ballot, r.barred, r.document, r.valid_from as "validFrom"
      from recognition.vote_rule r where r.unit_id = ${unitId} and r.rules = ${rules} order by r.valid_from desc, r.number desc
    `.execute(tx)
  ).rows.map(({ shareNum, shareDen, quorumNum, quorumDen, ...row }) => ({
    ...row,
    share: shareNum === null || shareDen === null ? null : { num: shareNum, den: shareDen },
    quorum: { num: quorumNum, den: quorumDen },
  }))

export type NewVoteRule = OwnVoteRule & { unitId: number; rules: RulesKey; barred: BarredPart[]; personId: number; now: Date }

export const addVoteRule = (tx: Tx, r: NewVoteRule) =>
  sql`
    insert into recognition.vote_rule (unit_id, rules, valid_from, number, share_num, share_den, base, quorum_num, quorum_den, ballot, barred,
      document, entered_by, entered_at)
    select ${r.unitId}, ${r.rules}, ${r.validFrom}::date, coalesce(max(o.number), 0) + 1, ${r.share?.num ?? null}::int, ${r.share?.den ?? null}::int,
      ${r.base}, ${r.quorum.num}, ${r.quorum.den}, ${r.ballot}, ${r.barred}::text[], ${r.document}, ${r.personId}, ${r.now}::timestamptz
    from recognition.vote_rule o where o.unit_id = ${r.unitId} and o.rules = ${r.rules} and o.valid_from = ${r.validFrom}::date
  `.execute(tx)

export type CouncilMember = { assignmentId: number; personId: number; person: string; post: string }

/** One row = a seat of the council of a unit on a day, in the order in which they were given. */
export const councilOf = async (tx: Tx, unitId: number, roles: readonly string[], on: LocalDate): Promise<CouncilMember[]> =>
  (
    await sql<CouncilMember>`
      select a.id as "assignmentId", a.person_id as "personId", p.name as "person", o.name || ', ' || b.name as "post"
      from people.assignment a
      join people.person p on p.id = a.person_id and p.disabled_at is null
      join people.post o on o.id = a.post_id
      join people.body b on b.id = o.body_id
      where a.unit_id = ${unitId} and a.role = any(${[...roles]}::text[]) and a.valid_from <= ${on}::date and a.valid_to > ${on}::date
      order by a.id
    `.execute(tx)
  ).rows

type SessionRow = Omit<Session, 'share' | 'quorum' | 'counts' | 'remarks'> & {
  shareNum: number
  shareDen: number
  quorumNum: number
  quorumDen: number
  remarks: string[] | null
} & Record<Choice, number | null>

const asSession = ({ shareNum, shareDen, quorumNum, quorumDen, agree, disagree, blank, ...row }: SessionRow): Session => ({
  ...row,
  share: { num: shareNum, den: shareDen },
  quorum: { num: quorumNum, den: quorumDen },
  counts: agree === null || disagree === null || blank === null ? null : { agree, disagree, blank },
  remarks: row.remarks ?? [],
})

const columns = sql`s.unit_id as "unitId", s.dossier_id as "dossierId", s.id, s.snapshot, s.held_on as "heldOn", s.place, s.state, s.ballot,
  s.base, s.share_num as "shareNum", s.share_den as "shareDen", s.quorum_num as "quorumNum", s.quorum_den as "quorumDen",
  s.rule_source as "source", s.agree, s.disagree, s.blank, s.remarks, s.passed`

type Of = { unitId: number; id: number }

/** One row = a session of a dossier, newest first. */
export const sessionsOf = async (tx: Tx, { unitId, id }: Of): Promise<Session[]> =>
  (
    await sql<SessionRow>`
      select ${columns} from recognition.session s where s.unit_id = ${unitId} and s.dossier_id = ${id} order by s.id desc
    `.execute(tx)
  ).rows.map(asSession)

/** The session that is open, held so that it neither begins nor ends meanwhile; voters hold it together, whoever changes it holds it alone. */
export const holdOpenSession = async (tx: Tx, { unitId, id }: Of, how: 'together' | 'alone'): Promise<Session | undefined> => {
  const { rows } =
    how === 'alone'
      ? await sql<SessionRow>`
          select ${columns} from recognition.session s
          where s.unit_id = ${unitId} and s.dossier_id = ${id} and s.state in ('convened', 'voting') for update`.execute(tx)
      : await sql<SessionRow>`
          select ${columns} from recognition.session s
          where s.unit_id = ${unitId} and s.dossier_id = ${id} and s.state in ('convened', 'voting') for share`.execute(tx)
  return rows[0] && asSession(rows[0])
}

export type NewSession = Omit<Session, 'id' | 'state' | 'counts' | 'remarks' | 'passed'>

export const addSession = async (tx: Tx, s: NewSession): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into recognition.session (unit_id, dossier_id, snapshot, held_on, place, ballot, base, share_num, share_den, quorum_num, quorum_den,
      rule_source)
    values (${s.unitId}, ${s.dossierId}, ${s.snapshot}, ${s.heldOn}, ${s.place}, ${s.ballot}, ${s.base}, ${s.share.num}, ${s.share.den},
      ${s.quorum.num}, ${s.quorum.den}, ${s.source})
    returning id`.execute(tx)
  const id = rows[0]?.id as number
  if (s.ballot === 'secret') await sql`insert into recognition.ballot_box (unit_id, session_id) values (${s.unitId}, ${id})`.execute(tx)
  return id
}

export type NewSeat = Pick<Seat, 'assignmentId' | 'personId' | 'person' | 'post' | 'part' | 'barredBecause'>

export const addSeats = (tx: Tx, { unitId, id }: Of, seats: readonly NewSeat[]) =>
  sql`
    insert into recognition.seat (unit_id, session_id, assignment_id, person_id, person, post, part, barred_because)
    select ${unitId}, ${id}, x."assignmentId", x."personId", x.person, x.post, x.part, x."barredBecause"
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb)
      as x ("assignmentId" int, "personId" int, person text, post text, part text, "barredBecause" text)
  `.execute(tx)

type SeatRow = Omit<Seat, 'said'> & { choice: Choice | null; remark: string | null }

/** One row = a seat of a session: whether it voted, and what it said only where the vote is open. */
export const seatsOf = async (tx: Tx, { unitId, id }: Of): Promise<Seat[]> =>
  (
    await sql<SeatRow>`
      select s.assignment_id as "assignmentId", s.person_id as "personId", s.person, s.post, s.part, s.present,
        s.barred_because as "barredBecause", b.assignment_id is not null as "voted", b.paper as "onPaper",
        case when b.voter_id <> s.person_id then p.name end as "standIn", o.choice, o.remark
      from recognition.seat s
      left join recognition.ballot b on b.unit_id = s.unit_id and b.session_id = s.session_id and b.assignment_id = s.assignment_id
      left join people.person p on p.id = b.voter_id
      left join recognition.open_vote o on o.unit_id = s.unit_id and o.session_id = s.session_id and o.assignment_id = s.assignment_id
      where s.unit_id = ${unitId} and s.session_id = ${id} order by s.part = 'member', s.part, s.assignment_id
    `.execute(tx)
  ).rows.map(({ choice, remark, ...row }) => ({ ...row, said: choice === null ? null : { choice, remark: remark ?? '' } }))

/** These seats are there, the others are not. */
export const setPresent = (tx: Tx, { unitId, id }: Of, assignmentIds: readonly number[]) =>
  sql`
    update recognition.seat set present = assignment_id = any(${[...assignmentIds]}::int[]) where unit_id = ${unitId} and session_id = ${id}
  `.execute(tx)

export const setSessionState = (tx: Tx, { unitId, id }: Of, state: 'voting' | 'adjourned') =>
  sql`update recognition.session set state = ${state} where unit_id = ${unitId} and id = ${id}`.execute(tx)

export const closeSession = (tx: Tx, { unitId, id }: Of, counts: VoteCounts, remarks: readonly string[], passed: boolean) =>
  sql`
    update recognition.session set state = 'closed', agree = ${counts.agree}, disagree = ${counts.disagree}, blank = ${counts.blank},
      remarks = ${[...remarks]}::text[], passed = ${passed}
    where unit_id = ${unitId} and id = ${id}
  `.execute(tx)

type Cast = { unitId: number; sessionId: number; assignmentId: number; voterId: number; paper: string | null }

/** Notes that a seat has voted; false where it had, or where the same person voted from another seat. */
export const addBallot = async (tx: Tx, c: Cast): Promise<boolean> =>
  (
    await sql`
      insert into recognition.ballot (unit_id, session_id, assignment_id, voter_id, paper)
      values (${c.unitId}, ${c.sessionId}, ${c.assignmentId}, ${c.voterId}, ${c.paper})
      on conflict do nothing returning assignment_id
    `.execute(tx)
  ).rows.length === 1

/** Puts ballots into the box: the whole row is written anew, remarks in the order of letters. */
export const addToBox = (tx: Tx, { unitId, id }: Of, counts: VoteCounts, remark: string) =>
  sql`
    update recognition.ballot_box set agree = agree + ${counts.agree}, disagree = disagree + ${counts.disagree}, blank = blank + ${counts.blank},
      remarks = array(select r from unnest(remarks || array_remove(array[nullif(${remark}, '')], null)) r order by r collate "C")
    where unit_id = ${unitId} and session_id = ${id}
  `.execute(tx)

export const addOpenVote = (tx: Tx, v: { unitId: number; sessionId: number; assignmentId: number; choice: Choice; remark: string }) =>
  sql`
    insert into recognition.open_vote (unit_id, session_id, assignment_id, choice, remark)
    values (${v.unitId}, ${v.sessionId}, ${v.assignmentId}, ${v.choice}, ${v.remark})
  `.execute(tx)

/** What the vote came to: asked once, when it is closed. */
export const countVotes = async (tx: Tx, { unitId, id }: Of, ballot: Session['ballot']): Promise<VoteCounts & { remarks: string[] }> => {
  const { rows } =
    ballot === 'secret'
      ? await sql<VoteCounts & { remarks: string[] }>`
          select x.agree, x.disagree, x.blank, x.remarks from recognition.ballot_box x where x.unit_id = ${unitId} and x.session_id = ${id}`.execute(
          tx,
        )
      : await sql<VoteCounts & { remarks: string[] }>`
          select (count(*) filter (where o.choice = 'agree'))::int as agree, (count(*) filter (where o.choice = 'disagree'))::int as disagree,
            (count(*) filter (where o.choice = 'blank'))::int as blank, '{}'::text[] as remarks
          from recognition.open_vote o where o.unit_id = ${unitId} and o.session_id = ${id}`.execute(tx)
  return rows[0] as VoteCounts & { remarks: string[] }
}
