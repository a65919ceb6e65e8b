import { data, redirect } from 'react-router'
import type { Refusal } from '../../../platform/base/refusal.ts'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { pressButton } from '../desk.actions.ts'
import { deskView } from '../desk.reads.ts'
import { refusals } from '../dossier.text.ts'
import type { Route } from './+types/dossier.page'
import { Conditions, Confirm } from './condition.part.tsx'
import { Criteria } from './criterion.part.tsx'
import { NumberForm, Sign } from './decision.part.tsx'
import styles from './dossier.module.css'
import { AddPaper, Papers, RemovePaper } from './paper.part.tsx'
import { type Asked, Panel, Press, Refused, WithReason } from './press.part.tsx'
import { Convene, SessionPart } from './session.part.tsx'
import { Locked, Procedure, Steps, Track } from './track.part.tsx'

export const meta = ({ loaderData: loaded }: Route.MetaArgs) => [
  { title: loaded ? `${loaded.title}, ${loaded.unit} – Nông thôn mới` : 'Hồ sơ – Nông thôn mới' },
]

const idOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const view = await readPage(context, (ctx) => deskView(ctx, actor, idOf(params.id)))
  if (!view.ok) throw refusePage(context, view.refusal)
  return view.value
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = { one: (name: string) => String(form.get(name) ?? ''), all: (name: string) => form.getAll(name).map(String) }
  const doing = { db: context.get(contexts.app).db, actor: visit.actor, edge: edgeOf(visit) }
  const pressed = await pressButton(doing, idOf(params.id), given)
  if (pressed.ok) return redirect(`/ho-so/${params.id}`, 303)
  // a dossier of another place is not told from one that is not there
  if (pressed.refusal.status === 404) throw refusePage(context, refusals.unknown)
  return refuse(pressed.refusal, form)
}

/** Ballots are not sent back: what was chosen is not written into a page. */
function refuse({ text, offenders = [], status }: Refusal, form: FormData) {
  const asked: Asked = Object.fromEntries([...form].flatMap(([name, value]) => (name === 'y-kien' ? [] : [[name, String(value)]])))
  return data({ problem: { text, offenders }, asked }, { status: status ?? 422 })
}

const parts = [
  ['dieu-kien', 'Điều kiện'],
  ['thanh-phan', 'Thành phần hồ sơ'],
  ['y-kien-so', 'Ý kiến các sở'],
  ['lay-y-kien', 'Lấy ý kiến'],
  ['phien-hop', 'Phiên họp'],
  ['quyet-dinh', 'Quyết định'],
  ['cong-bo', 'Công bố'],
  ['nhat-ky', 'Nhật ký'],
] as const

export default function DossierPage({ loaderData: view, actionData }: Route.ComponentProps) {
  const asked: Asked = actionData?.asked ?? null
  const has = (verb: (typeof view.acts)[number]) => view.acts.includes(verb)
  const { version, today } = view
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ho-so', text: 'Hồ sơ' }]}
        kicker={`Hồ sơ số ${view.id} · ${view.stateName} · ghi nhận cho năm ${view.bookedYear} · ${view.set}`}
        title={`${view.title}: ${view.unit}`}
        lead={view.lead}
      />
      <Refused problem={actionData?.problem} />
      {view.todos.length > 0 ? (
        <p className={styles.todo}>
          Việc cần làm:{' '}
          {view.todos.map(({ href, text }, at) => (
            <span key={text}>
              {at > 0 ? ' · ' : ''}
              <a href={href}>{text}</a>
            </span>
          ))}
        </p>
      ) : null}
      <Track steps={view.track} />
      <Procedure procedure={view.procedure} />
      <ul className={styles.jumps}>
        {parts.map(([id, text]) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
      <Locked view={view} />
      <Section id="dieu-kien" title="Điều kiện" lead={view.rules}>
        <Conditions conditions={view.conditions} />
        {has('confirm') && view.assertable.length > 0 ? (
          <div className={styles.forms}>
            <Confirm version={version} options={view.assertable} body={view.speaksFor} today={today} asked={asked} />
          </div>
        ) : null}
      </Section>
      <Section id="thanh-phan" title="Thành phần hồ sơ">
        <Papers papers={view.papers} />
        {has('amend') ? (
          <div className={styles.forms}>
            <AddPaper version={version} papers={view.papers} files={view.files} today={today} asked={asked} />
            <RemovePaper version={version} papers={view.papers} asked={asked} />
          </div>
        ) : null}
      </Section>
      <Section id="y-kien-so" title="Ý kiến các sở" lead={view.sheet}>
        <Criteria criteria={view.criteria} />
      </Section>
      <Section id="lay-y-kien" title="Lấy ý kiến">
        <p>{view.satisfaction}</p>
        <p className={styles.small}>{view.posting}</p>
      </Section>
      <Council view={view} asked={asked} />
      <Decided view={view} asked={asked} />
      <Steps steps={view.steps} />
      {view.snapshots.length > 0 ? <PackageLinks id={view.id} /> : null}
      <div className={styles.forms}>
        {has('return') ? (
          <WithReason verb="tra-lai" version={version} title="Trả lại để bổ sung" button="Trả lại hồ sơ" asked={asked} />
        ) : null}
        {has('withdraw') ? <WithReason verb="rut" version={version} title="Rút hồ sơ" button="Rút hồ sơ" asked={asked} /> : null}
      </div>
    </>
  )
}

const PackageLinks = ({ id }: { id: number }) => (
  <Section
    id="goi"
    title="Gói hồ sơ"
    lead="Văn bản, minh chứng, mã băm và bằng chứng trong nhật ký; trang kiểm tra trong gói chạy được khi không có mạng."
  >
    <ul className={styles.plain}>
      <li>
        <a href={`/ho-so/${id}/goi`}>Tải gói hồ sơ (ZIP)</a>
      </li>
      <li>
        <a href={`/ho-so/${id}/goi?ca-nhan=co`}>Tải gói kèm minh chứng có dữ liệu cá nhân</a> (lượt xem được ghi nhật ký)
      </li>
    </ul>
  </Section>
)

type PartProps = { view: Route.ComponentProps['loaderData']; asked: Asked }

function Council({ view, asked }: PartProps) {
  const { acts, version, missing } = view
  return (
    <Section id="phien-hop" title="Phiên họp">
      {view.sessions.length === 0 ? <p className="muted">Chưa có phiên họp nào.</p> : null}
      {view.sessions.map((session) => (
        <SessionPart
          key={session.id}
          dossierId={view.id}
          version={version}
          session={session}
          acts={acts}
          mayVote={view.mayVote}
          asked={asked}
        />
      ))}
      <div className={styles.forms}>
        {acts.includes('freeze') ? (
          <Panel title="Gửi hội đồng">
            {missing.length > 0 ? (
              <>
                <p>Còn thiếu:</p>
                <ul className={styles.plain}>
                  {missing.map(({ where, what }) => (
                    <li key={where}>
                      {where}: {what}
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <p className={styles.small}>Nội dung được chốt kèm mã băm; sửa đổi sau đó phải qua bản mới.</p>
            )}
            <Press verb="gui" version={version}>
              <button type="submit">Gửi hội đồng</button>
            </Press>
          </Panel>
        ) : null}
        {acts.includes('convene') && view.council ? <Convene version={version} today={view.today} asked={asked} {...view.council} /> : null}
      </div>
    </Section>
  )
}

function Decided({ view, asked }: PartProps) {
  const { acts, version, decision } = view
  return (
    <>
      <Section id="quyet-dinh" title="Quyết định">
        {decision ? (
          <>
            <p>{decision.text}</p>
            <p className={styles.hash}>
              Bản chốt {decision.snapshot}, SHA-256 {decision.hash}
            </p>
            <p className={styles.small}>
              <a href={`/ho-so/${view.id}/quyet-dinh`}>Văn bản quyết định và bằng công nhận (bản in)</a>
            </p>
          </>
        ) : (
          <p className="muted">Chưa có quyết định.</p>
        )}
        <div className={styles.forms}>
          {acts.includes('sign') ? <Sign version={version} asked={asked} /> : null}
          {acts.includes('number') ? <NumberForm version={version} today={view.today} asked={asked} /> : null}
          {acts.includes('unsign') ? (
            <WithReason verb="rut-chu-ky" version={version} title="Rút chữ ký" button="Rút chữ ký" asked={asked} />
          ) : null}
        </div>
      </Section>
      <Section id="cong-bo" title="Công bố">
        {decision?.publishedOn ? (
          <Strip kind="note">
            <p>
              Đã công bố ngày {decision.publishedOn}: <a href={`/quyet-dinh/${view.id}`}>trang công khai của quyết định</a>.
            </p>
          </Strip>
        ) : (
          <p className="muted">Chưa công bố; trang công khai chưa biết quyết định này.</p>
        )}
        {acts.includes('publish') ? (
          <div className={styles.forms}>
            <Panel title="Công bố quyết định">
              <Press verb="cong-bo" version={version}>
                <button type="submit">Công bố</button>
              </Press>
            </Panel>
          </div>
        ) : null}
      </Section>
    </>
  )
}
