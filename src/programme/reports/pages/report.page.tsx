import { data, redirect } from 'react-router'
import type { Result } from '../../../platform/base/result.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { PaperFiles, PaperSheet } from '../../../platform/ui/paper.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may, notHere } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { checkReport } from '../check.reads.ts'
import { acknowledge } from '../compose.actions.ts'
import { reportPaper } from '../paper.reads.ts'
import { refusals } from '../refusals.text.ts'
import { firstYearOf } from '../regime.reads.ts'
import { acknowledgedOf, seenReport, shownReport, stepsOf, versionsOf } from '../report.reads.ts'
import {
  approveReport,
  correctReport,
  draftDocument,
  receiveReport,
  rejectReport,
  sendBackReport,
  sendReport,
  submitReport,
} from '../step.actions.ts'
import {
  figureView,
  findingView,
  missingText,
  namedFigures,
  outlineView,
  reportView,
  sourceLine,
  stepView,
  timeText,
  versionView,
} from '../views.ts'
import type { Route } from './+types/report.page'
import { FigureList, figureIn, Outline } from './document.part.tsx'
import { Findings, Steps } from './report-steps.part.tsx'
import styles from './reports.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? loaderData.report.title : 'Báo cáo'} – Nông thôn mới` }]

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const asked = parseId(new URL(request.url).searchParams.get('ban') ?? '') || null
  return readPage(context, async (ctx) => {
    const seen = await seenReport(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const shown = await shownReport(ctx, seen, asked)
    if (!shown) throw refusePage(context, refusals.unknownVersion)
    const { report, isOwn } = seen
    const { ledger, sections, version } = shown
    const firstYear = await firstYearOf(ctx, report)
    const reasons = new Map((await acknowledgedOf(ctx, report)).map(({ finding, reason }) => [finding, reason]))
    const writes = isOwn && version === null && may(actor, 'reports.compose')
    const checked = writes ? await checkReport(ctx, report, shown, reasons) : []
    const paper = await reportPaper(ctx, report, shown, true)
    return {
      ...{ isOwn, writes, composes: isOwn && may(actor, 'reports.compose'), approves: isOwn && may(actor, 'reports.approve') },
      receives: !isOwn && may(actor, 'reports.receive'),
      report: reportView(report, firstYear),
      version: version && versionView(version),
      paper,
      sections: outlineView(sections),
      figures: namedFigures(sections, ledger).map(figureView),
      source: sourceLine(ledger),
      missing: missingText(ledger),
      asOf: formatDate(ledger.frame.asOf),
      findings: checked.map(findingView),
      steps: (await stepsOf(ctx, report)).map(stepView),
      versions: (await versionsOf(ctx, report)).filter((one) => isOwn || one.version <= (report.sent ?? 0)).map(versionView),
      printedAt: version === null ? null : timeText(version.frozenAt),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = actingOf(context)
  const id = parseId(params.id)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const given = (name: string) => typed[name] ?? ''
  const seen = parseId(given('buoc'))
  const reason = given('ly-do')
  const deeds: Record<string, () => Promise<Result<unknown>>> = {
    chot: () => submitReport(acting, id, { seen, partial: given('mot-phan') === 'co', because: reason }),
    duyet: () => approveReport(acting, id, seen),
    'tra-lai': () => sendBackReport(acting, id, seen, reason),
    gui: () => sendReport(acting, id, seen),
    'tiep-nhan': () => receiveReport(acting, id, seen),
    'tra-cap-duoi': () => rejectReport(acting, id, seen, reason),
    'ban-sua': () => correctReport(acting, id, seen, reason),
    'van-ban': () => draftDocument(acting, id),
    'giu-nguyen': () => acknowledge(acting, id, given('phat-hien'), reason),
  }
  const deed = Object.hasOwn(deeds, given('viec')) ? deeds[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  const made =
    answer.ok && typeof answer.value === 'object' && answer.value !== null && 'documentId' in answer.value ? answer.value.documentId : null
  if (answer.ok) return redirect(made === null ? `/bao-cao/${id}` : `/van-ban-di/${made}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

export default function ReportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { report, sections, figures, paper, version, writes, missing } = loaderData
  const at = { id: report.id, version: version?.version ?? null, edits: writes }
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[{ href: '/bao-cao', text: 'Báo cáo' }]}
          kicker={report.state}
          title={`${report.title}, ${report.unitName}`}
          lead={`Số liệu từ ${report.opensOn} chốt đến hết ${report.closesOn}; hạn gửi ${report.dueOn}. ${report.outlineText}.`}
        >
          <Links {...loaderData} />
        </PageHead>
        <Problem problem={actionData?.problem} />
        <State {...loaderData} />
        <Steps {...loaderData} typed={actionData?.typed ?? {}} />
        <Findings {...loaderData} typed={actionData?.typed ?? {}} />
      </div>
      <div className={styles.desk}>
        <Outline sections={sections} at={at} />
        <div>
          <PaperSheet
            paper={paper}
            figure={figureIn(at)}
            foot={
              <p className="source">
                {loaderData.source}
                {missing ? ` · ${missing}` : ''}
                {version ? ` · bản chốt số ${version.version}, mã ${version.hash.slice(0, 12)}` : ' · đang soạn, số liệu còn thay đổi'}
              </p>
            }
          />
        </div>
        <FigureList figures={figures} at={at} />
      </div>
      <History {...loaderData} />
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function Links({ report, version }: Loaded) {
  const query = version ? `?ban=${version.version}` : ''
  return (
    <>
      <PaperFiles at={`/bao-cao/${report.id}/van-ban`} search={query} />
      <p>
        {report.level === 'commune' ? null : (
          <>
            <a href={`/bao-cao/${report.id}/tong-hop`}>Báo cáo cấp dưới</a>
            {' · '}
          </>
        )}
        <a href={`/bao-cao/${report.id}/so-lieu${query}`}>Tải số liệu (JSON)</a> ·{' '}
        <a href={`/bao-cao/${report.id}/so-lieu${query === '' ? '?dang=csv' : `${query}&dang=csv`}`}>Tải số liệu (CSV)</a>
      </p>
    </>
  )
}

function State({ version, missing, report, asOf }: Loaded) {
  return (
    <Strip kind={version?.partial || (version === null && missing !== null) ? 'warning' : 'note'}>
      <p>
        {version
          ? `Bản chốt số ${version.version}, ${version.by} chốt lúc ${version.at}${version.partial ? '; tổng hợp một phần' : ''}.${version.because ? ` ${version.because}.` : ''}`
          : `Ô tô nền là số liệu lấy từ hệ thống đến ngày ${asOf}, còn thay đổi cho đến khi chốt; sửa số tại phiếu nguồn.`}
        {missing ? ` ${missing}.` : ''}
        {report.because ? ` Đang soạn bản tiếp theo: ${report.because}.` : ''}
      </p>
    </Strip>
  )
}

function History({ steps, versions, report }: Loaded) {
  return (
    <div className={styles.screen}>
      <Section title="Các bản đã chốt">
        <DataTable
          caption="Các bản đã chốt"
          captionHidden
          rows={versions}
          keyOf={({ version }) => version}
          empty="Chưa chốt bản nào."
          columns={[
            { key: 'version', head: 'Bản', cell: ({ version }) => <a href={`/bao-cao/${report.id}?ban=${version}`}>Bản {version}</a> },
            { key: 'at', head: 'Chốt', cell: ({ at, by }) => `${at}, ${by}` },
            { key: 'because', head: 'Lý do', cell: ({ because }) => because || '–' },
            { key: 'hash', head: 'Mã băm', cell: ({ hash }) => hash.slice(0, 12) },
          ]}
        />
      </Section>
      <Section title="Quá trình">
        <DataTable
          caption="Quá trình xử lý"
          captionHidden
          rows={steps}
          keyOf={({ number }) => number}
          columns={[
            { key: 'what', head: 'Việc', width: 'third', cell: ({ what, version }) => (version === '' ? what : `${what} (${version})`) },
            { key: 'by', head: 'Người làm', cell: ({ by }) => by },
            { key: 'at', head: 'Lúc', cell: ({ at }) => at },
            { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason || '–' },
          ]}
        />
      </Section>
    </div>
  )
}
