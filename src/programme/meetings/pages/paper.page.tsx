import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { PaperFiles, PaperSheet } from '../../../platform/ui/paper.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { officialReport } from '../official.reads.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { meetingView, whenText } from '../views.ts'
import type { Route } from './+types/paper.page'
import styles from './meetings.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? loaderData.paper.title : 'Tài liệu'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const found = await officialReport(ctx, seen, parseId(params.number))
    if (!found) throw refusePage(context, refusals.unknownPaper)
    const { meeting } = seen
    return {
      holds: seen.holds,
      meeting: meetingView(meeting),
      opened: whenText({ heldOn: meeting.heldOn, startsAt: meeting.openedClock ?? meeting.startsAt }),
      paper: found.view,
      sheet: found.paper,
    }
  })
}

export default function PaperPage({ loaderData }: Route.ComponentProps) {
  const { meeting, opened, paper, sheet, holds } = loaderData
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/hoi-nghi', text: 'Hội nghị' },
            { href: `/hoi-nghi/${meeting.id}#tai-lieu`, text: meeting.title },
          ]}
          title={paper.title}
          lead={`Bản ${paper.version}, ${paper.writtenBy} soạn.`}
        >
          <PaperFiles at={`/hoi-nghi/${meeting.id}/van-ban/tai-lieu-${paper.number}`} />
          {holds && meeting.takesPapers ? (
            <p>
              <a href={`/hoi-nghi/${meeting.id}/tai-lieu/${paper.number}/soan`}>Sửa tài liệu</a>
            </p>
          ) : null}
        </PageHead>
        <Strip kind={paper.moved > 0 ? 'warning' : 'note'}>
          <p>{frozenText(paper, opened)}</p>
        </Strip>
      </div>
      <PaperSheet paper={sheet} figure={(key, text) => <Stated piece={pieceAt(paper, key)} text={text} />} />
      {paper.figures.length > 0 ? <Figures paper={paper} /> : null}
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']
type Piece = Loaded['paper']['paragraphs'][number]['pieces'][number]

/** The piece that a figure of the sheet names: «2.1» is the second of the third paragraph. */
function pieceAt({ paragraphs }: Loaded['paper'], key: string): Piece | undefined {
  const [line, at] = key.split('.').map(Number)
  return paragraphs.find((one) => one.key === line)?.pieces.find((one) => one.key === at)
}

const Stated = ({ piece, text }: { piece: Piece | undefined; text: string }) => (
  <span>
    <span className={styles.figure} title={piece?.title}>
      {text}
    </span>
    {piece?.now ? <span className={styles.now}> (số hiện nay: {piece.now})</span> : null}
  </span>
)

function frozenText({ isFrozen, moved, figures }: Loaded['paper'], when: string): string {
  if (figures.length === 0) return 'Tài liệu này không có số liệu lấy từ hệ thống.'
  if (!isFrozen) return 'Số liệu là số hiện nay; được chốt lúc mở hội nghị.'
  return moved > 0
    ? `Số liệu đã chốt lúc mở hội nghị (${when}). ${moved} số nay đã khác, số hiện nay ghi bên cạnh.`
    : `Số liệu đã chốt lúc mở hội nghị (${when}); đến nay chưa số nào khác.`
}

function Figures({ paper }: Pick<Loaded, 'paper'>) {
  return (
    <Section title="Số liệu trong tài liệu" lead="Mỗi số: của đơn vị nào, tại ngày nào, theo bộ tiêu chí và cấp nào, định nghĩa ra sao.">
      <DataTable
        caption="Số liệu trong tài liệu"
        captionHidden
        rows={paper.figures}
        keyOf={({ token }) => token}
        columns={[
          {
            key: 'name',
            head: 'Chỉ tiêu',
            width: 'third',
            cell: ({ name, definition, because }) => (
              <>
                {name}
                <br />
                <span className="source">{because ?? definition}</span>
              </>
            ),
          },
          { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName },
          { key: 'value', head: paper.isFrozen ? 'Số đã chốt' : 'Số hiện nay', numeric: true, cell: ({ value }) => value },
          ...(paper.isFrozen
            ? [{ key: 'now', head: 'Số hiện nay', numeric: true, cell: ({ now }: { now: string | null }) => now ?? 'không đổi' }]
            : []),
          { key: 'asked', head: 'Tính tại ngày', cell: ({ asked }) => asked },
          { key: 'asOf', head: 'Số liệu đến', cell: ({ asOf }) => asOf },
          { key: 'set', head: 'Bộ tiêu chí, cấp', cell: ({ set, stage }) => [set, stage].filter((one) => one !== '').join(', ') || '–' },
        ]}
      />
      {paper.isFrozen ? (
        <details>
          <summary>Mã băm của từng số đã chốt</summary>
          {paper.figures.map(({ token, hash }) => (
            <p key={token} className={styles.hash}>
              {token}: SHA-256 {hash}
            </p>
          ))}
        </details>
      ) : null}
    </Section>
  )
}
