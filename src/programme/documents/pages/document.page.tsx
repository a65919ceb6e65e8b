import { data, redirect } from 'react-router'
import type { Result } from '../../../platform/base/result.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Facts, Notes, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { PaperFiles, PaperSheet } from '../../../platform/ui/paper.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may, notHere } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { acknowledgeFinding, examineDocument } from '../examine.actions.ts'
import { filesFor } from '../file.reads.ts'
import { examinationView, fileView } from '../file.views.ts'
import { numberDocument } from '../number.actions.ts'
import { portsContext } from '../port.reads.ts'
import { documentFor } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { takeStep } from '../step.actions.ts'
import { templatesFor } from '../template.reads.ts'
import { documentSteps } from '../types.ts'
import { type DocumentView, documentView } from '../views.ts'
import type { Route } from './+types/document.page'
import { Deeds } from './deeds.part.tsx'
import styles from './documents.module.css'
import { Findings } from './findings.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.document.subject ?? 'Văn bản'} – Nông thôn mới` }]

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const version = parseId(new URL(request.url).searchParams.get('ban') ?? '') || null
  return readPage(context, async (ctx) => {
    const found = await documentFor(ctx, actor, parseId(params.id), version)
    if (!found) throw refusePage(context, refusals.unknown)
    const files = await filesFor(ctx, actor, found.situation.document.id)
    return {
      document: documentView(found),
      paper: found.shown.paper,
      templates: (await templatesFor(ctx, actor))
        .filter(({ type }) => type === found.shown.paper.type)
        .map(({ id, name }) => ({ id, name })),
      files: files?.files.map(fileView) ?? [],
      // the levels above read what went out, and check nothing of it
      checks: found.situation.document.unitId === actor.chosen?.unitId,
      examination: examinationView(files?.examination ?? null, files?.acknowledged ?? []),
      explains: files?.explains ?? false,
      goesToLibrary: found.situation.document.state === 'issued' && may(actor, 'library.keep'),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = actingOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const [id, seen] = [parseId(params.id), parseId(given('buoc'))]
  const { examine } = context.get(portsContext)
  const step = documentSteps.find((one) => one === given('viec'))
  const deed = (): Promise<Result<object>> => {
    if (given('viec') === 'kiem-tra') return examineDocument(acting, id, examine)
    if (given('viec') === 'giai-trinh') return acknowledgeFinding(acting, id, given('dieu'), given('ly-do'))
    if (!step) throw refusePage(context, notHere)
    if (step === 'number') return numberDocument(acting, id, { seen, copies: given('so-ban') })
    return takeStep(acting, id, step, { seen, reason: given('ly-do'), examine })
  }
  const taken = await deed()
  if (taken.ok) return redirect(`/van-ban-di/${id}`, 303)
  if (taken.refusal.status === 404) throw refusePage(context, taken.refusal)
  return data({ problem: taken.refusal }, { status: taken.refusal.status ?? 422 })
}

export default function DocumentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { document, paper } = loaderData
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[{ href: '/van-ban-di', text: 'Văn bản đi' }]}
          kicker={`${document.type}${document.number ? ` số ${document.number} ngày ${document.on}` : ''} · ${document.stateName}`}
          title={document.subject}
        >
          <PaperFiles at={`/van-ban-di/${document.id}/tep`} />
          {loaderData.templates.length > 0 ? (
            <p className={styles.links}>
              {loaderData.templates.map(({ id, name }) => (
                <a key={id} href={`/van-ban-di/${document.id}/mau/${id}`} download>
                  Tải Word theo mẫu «{name}»
                </a>
              ))}
            </p>
          ) : null}
        </PageHead>
        <Problem problem={actionData?.problem} />
        <States document={document} />
      </div>
      <div className={styles.desk}>
        <div>
          <PaperSheet paper={paper} />
        </div>
        <div className={styles.screen}>
          <Deeds document={document} />
          {loaderData.checks ? (
            <Findings examination={loaderData.examination} version={document.version} explains={loaderData.explains} />
          ) : null}
          {document.number || loaderData.files.length > 0 || document.state === 'signed' ? (
            <Files id={document.id} files={loaderData.files} goesToLibrary={loaderData.goesToLibrary} />
          ) : null}
          <Trail document={document} />
        </div>
      </div>
    </>
  )
}

function States({ document }: { document: DocumentView }) {
  return (
    <>
      {document.recalled ? (
        <Strip kind="warning">
          <p>Văn bản đã thu hồi, không dùng nữa: {document.recalled}</p>
        </Strip>
      ) : null}
      {document.returned ? <Notes kind="warning" notes={[`Bị trả lại. ${document.returned}`]} /> : null}
      {document.menders.map(({ id, text }) => (
        <Strip key={id} kind="note">
          <p>
            <a href={`/van-ban-di/${id}`}>{text}</a>
          </p>
        </Strip>
      ))}
      {document.shown < document.version ? (
        <Strip kind="history">
          <p>
            Đang xem bản {document.shown}, không phải bản hiện nay. <a href={`/van-ban-di/${document.id}`}>Xem bản {document.version}</a>
          </p>
        </Strip>
      ) : null}
    </>
  )
}

type FilesProps = Pick<Route.ComponentProps['loaderData'], 'files' | 'goesToLibrary'> & { id: number }

function Files({ id, files, goesToLibrary }: FilesProps) {
  return (
    <Section title="Bản ký, bàn giao">
      <ul className={styles.trail}>
        {files.map(({ number, kind, name, verdict }) => (
          <li key={number}>
            {kind}: <a href={`/van-ban-di/${id}/ban-ky/${number}`}>{name}</a>
            {verdict ? `. ${verdict.text}` : ''}
          </li>
        ))}
      </ul>
      <p className={styles.links}>
        <a href={`/van-ban-di/${id}/ban-ky`}>Bản ký số, bản quét</a>
        <a href={`/van-ban-di/${id}/ban-giao`}>Bàn giao sang hệ thống quản lý văn bản</a>
        {goesToLibrary ? <a href={`/van-ban/quan-ly/moi?tu=${id}`}>Đưa vào thư viện văn bản</a> : null}
      </p>
    </Section>
  )
}

function Trail({ document }: { document: DocumentView }) {
  const facts = [
    { name: 'Cơ quan ban hành', value: document.body },
    { name: 'Soạn thảo', value: `${document.drafter}, ${document.draftBody}` },
    { name: 'Người duyệt nội dung', value: document.approver ?? 'Chưa chọn' },
    { name: 'Người ký', value: document.signer ?? 'Chưa chọn' },
    ...(document.waitsFor ? [{ name: 'Người xử lý', value: `${document.waitsFor}, từ ${document.since}` }] : []),
    ...(document.source ? [{ name: 'Lập từ', value: <a href={document.source.href}>{document.source.href}</a> }] : []),
    ...(document.corrects
      ? [
          {
            name: document.corrects.correction === 'format' ? 'Đính chính' : 'Thay thế',
            value: <a href={`/van-ban-di/${document.corrects.id}`}>văn bản đã phát hành</a>,
          },
        ]
      : []),
  ]
  return (
    <>
      <Section title="Thông tin">
        <Facts facts={facts} />
      </Section>
      <Section title="Các bước">
        {document.taken.length === 0 ? <p className="muted">Chưa trình.</p> : null}
        <ol className={styles.trail}>
          {document.taken.map(({ number, what, who, when, reason, joined }) => (
            <li key={number}>
              <strong>{what}</strong>: {who}, {when}
              {reason ? `. Lý do: ${reason}` : ''}
              {joined ? `. Gộp bước: ${joined}` : ''}
            </li>
          ))}
        </ol>
      </Section>
      <Section title="Các bản">
        <ul className={styles.trail}>
          {document.versions.map(({ number, because, by, when }) => (
            <li key={number}>
              <a href={`/van-ban-di/${document.id}?ban=${number}`}>Bản {number}</a>: {because}, {by}, {when}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
