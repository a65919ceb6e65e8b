import { data, redirect } from 'react-router'
import type { Result } from '../../../platform/base/result.ts'
import { readPage, refusePage, writePage } from '../../../platform/http/context.ts'
import { Choice, Field, Fields, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { listSets } from '../../criteria/reads.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { attach, changeProof, detach, withdrawProof } from '../proof.actions.ts'
import { proofFor } from '../proof.reads.ts'
import { type Given, readFields, readUses } from '../proof.rules.ts'
import { proofRefusals } from '../proof.text.ts'
import { flagView, proofView, setChoices } from '../proof.views.ts'
import type { Route } from './+types/proof.page'
import { ProofInputs } from './fields.part.tsx'
import { Flags } from './flag.part.tsx'
import styles from './proof.module.css'

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: `${loaderData?.proof.title ?? 'Minh chứng'} – Minh chứng` }]

const numberOf = (text: string | undefined) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0)

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const found = await readPage(context, async (ctx) => {
    const proof = await proofFor(ctx, actor, numberOf(params.id))
    return proof.ok ? { ok: true as const, value: { ...proof.value, sets: setChoices(await listSets(ctx)) } } : proof
  })
  if (!found.ok) throw refusePage(context, found.refusal)
  const { proof, unitName, flags, mayAdd, sets } = found.value
  const view = proofView(proof)
  const saved = new URL(request.url).searchParams.has('da-luu')
  return {
    proof: view,
    unitName,
    flags: flags.map(({ kind, names }) => flagView(kind, names)),
    edits: mayAdd && !view.withdrawn,
    sets,
    today,
    saved,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given: Given = (name) => String(form.get(name) ?? '')
  const id = numberOf(params.id)
  const answer = await act(context, visit, id, given)
  if (answer.ok) throw redirect(`/minh-chung/${id}?da-luu=1`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, proofRefusals.noProof)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return data({ problem: answer.refusal.text, typed }, { status: answer.refusal.status ?? 422 })
}

type Context = Route.ActionArgs['context']
type Visit = ReturnType<typeof visitorOf>

function act(context: Context, visit: Visit, id: number, given: Given): Promise<Result<unknown>> {
  const writing = <T,>(work: Parameters<typeof writePage<T>>[2]) => writePage(context, edgeOf(visit), work)
  const { actor, today } = visit
  switch (given('viec')) {
    case 'gan': {
      const uses = readUses(given)
      if (!uses.ok) return Promise.resolve(uses)
      if (uses.value.length === 0) return Promise.resolve({ ok: false, refusal: proofRefusals.halfUse })
      return writing((ctx) =>
        attach(
          ctx,
          actor,
          id,
          uses.value.map((use) => ({ ...use, sheetId: null })),
        ),
      )
    }
    case 'bo-gan':
      return writing((ctx) => detach(ctx, actor, id, numberOf(given('gan'))))
    case 'rut':
      return writing((ctx) => withdrawProof(ctx, actor, id, given('ly-do')))
    default: {
      const fields = readFields(given, today)
      if (!fields.ok) return Promise.resolve(fields)
      return writing((ctx) => changeProof(ctx, actor, id, { base: numberOf(given('phien-ban')), fields: fields.value }))
    }
  }
}

export default function ProofPage({ loaderData, actionData }: Route.ComponentProps) {
  const { proof, unitName, flags, edits, sets, today, saved } = loaderData
  return (
    <>
      {actionData ? <title>{`Lỗi: ${proof.title} – Minh chứng`}</title> : null}
      <PageHead crumbs={[{ href: '/minh-chung', text: 'Kho minh chứng' }]} kicker={unitName} title={proof.title} />
      <Wrong text={actionData?.problem} />
      {saved && !actionData ? (
        <Strip kind="note">
          <p role="status">Đã lưu.</p>
        </Strip>
      ) : null}
      {proof.withdrawn ? (
        <Strip kind="history">
          <p>{`Minh chứng đã rút: ${proof.withdrawn.because} (${proof.withdrawn.text}).`}</p>
        </Strip>
      ) : null}
      {flags.length > 0 ? (
        <Strip kind={flags.some(({ isLoud }) => isLoud) ? 'warning' : 'note'}>
          <Flags flags={flags} />
        </Strip>
      ) : null}
      <Said proof={proof} />
      {proof.file ? <TheFile id={proof.id} title={proof.title} personal={proof.personal} file={proof.file} /> : null}
      <Section title="Dùng cho">
        {proof.uses.length === 0 ? <p className="muted">Chưa gắn với chỉ tiêu nào.</p> : null}
        <ul className={styles.uses}>
          {proof.uses.map((use) => (
            <li key={use.id}>
              {use.text}
              {edits ? (
                <form method="post">
                  <input type="hidden" name="viec" value="bo-gan" />
                  <QuietButton name="gan" value={use.id} aria-label={`Bỏ gắn ${use.text}`}>
                    Bỏ gắn
                  </QuietButton>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
        {edits ? <Attach sets={sets} year={today.slice(0, 4)} typed={actionData?.typed.viec === 'gan' ? actionData.typed : {}} /> : null}
      </Section>
      {edits ? <Edit proof={proof} today={today} typed={actionData?.typed.viec === 'sua' ? actionData.typed : null} /> : null}
    </>
  )
}

type View = ReturnType<typeof proofView>

function Said({ proof }: { proof: View }) {
  return (
    <Facts
      facts={[
        ...(proof.reference === '' ? [] : [{ name: 'Số hiệu, nơi lưu', value: proof.reference }]),
        { name: 'Ngày của minh chứng', value: proof.effectiveText },
        { name: 'Hết hạn', value: proof.expiresText ?? 'không nêu' },
        ...(proof.note === '' ? [] : [{ name: 'Ghi chú', value: proof.note }]),
        { name: 'Dữ liệu cá nhân', value: proof.personal ? 'có; mỗi lần mở tệp được ghi nhật ký' : 'không' },
        { name: 'Người đưa vào', value: proof.added },
      ]}
    />
  )
}

function TheFile({ id, title, personal, file }: { id: number; title: string; personal: boolean; file: NonNullable<View['file']> }) {
  const href = `/minh-chung/${id}/tep`
  return (
    <Section title="Tệp">
      {/* a picture with data of persons is opened on purpose: the log tells who did */}
      {file.picture && file.inline && !personal ? <img className={styles.picture} src={`${href}?xem=1`} alt={title} /> : null}
      <p className={styles.links}>
        {file.inline ? <a href={`${href}?xem=1`}>{personal ? 'Mở tệp (có ghi nhật ký)' : 'Mở tệp'}</a> : null}
        <a href={href} download>
          Tải về
        </a>
      </p>
      <Facts
        facts={[
          { name: 'Tên tệp', value: file.name },
          { name: 'Loại, cỡ', value: `${file.kind}, ${file.size}` },
          ...(file.takenAt ? [{ name: 'Chụp lúc', value: `${file.takenAt} (${file.toldBy})` }] : []),
          ...(file.place ? [{ name: 'Nơi chụp', value: <a href={file.place.href}>{file.place.text}</a> }] : []),
          ...(file.picture && !file.takenAt && !file.place ? [{ name: 'Lúc và nơi chụp', value: 'ảnh không ghi' }] : []),
          { name: 'Mã băm SHA-256', value: <code className={styles.hash}>{file.hash}</code> },
        ]}
      />
    </Section>
  )
}

function Attach({ sets, year, typed }: { sets: { value: string; text: string }[]; year: string; typed: Record<string, string> }) {
  return (
    <details className={styles.more} open={Object.keys(typed).length > 0}>
      <summary>Gắn với chỉ tiêu</summary>
      <Form wide>
        <input type="hidden" name="viec" value="gan" />
        <Fields>
          <Choice name="bo" label="Bộ tiêu chí" defaultValue={typed.bo} options={sets} />
          <Field name="nam" label="Năm đánh giá" required inputMode="numeric" maxLength={4} defaultValue={typed.nam ?? year} />
          <Field
            name="chi-tieu"
            label="Mã chỉ tiêu"
            required
            maxLength={300}
            defaultValue={typed['chi-tieu']}
            hint="Cách nhau bằng dấu phẩy, ví dụ 17.1, 17.2."
          />
        </Fields>
        <button type="submit">Gắn</button>
      </Form>
    </details>
  )
}

function Edit({ proof, today, typed }: { proof: View; today: string; typed: Record<string, string> | null }) {
  const stands: Record<string, string> = {
    ten: proof.title,
    'so-hieu': proof.reference,
    ngay: proof.effectiveOn,
    'het-han': proof.expiresOn ?? '',
    'ghi-chu': proof.note,
    'ca-nhan': proof.personal ? 'co' : '',
  }
  return (
    <Section title="Sửa hoặc rút">
      <details className={styles.more} open={typed !== null}>
        <summary>Sửa tên, ngày, ghi chú</summary>
        <Form wide>
          <input type="hidden" name="viec" value="sua" />
          <input type="hidden" name="phien-ban" value={proof.version} />
          <ProofInputs typed={(name) => (typed ?? stands)[name] ?? ''} today={today} withFile={proof.file !== null} />
          <button type="submit">Lưu</button>
        </Form>
      </details>
      <details className={styles.more}>
        <summary>Rút minh chứng</summary>
        <Form>
          <input type="hidden" name="viec" value="rut" />
          <Field
            name="ly-do"
            label="Lý do"
            required
            maxLength={300}
            hint="Minh chứng đã rút vẫn xem được, nhưng không còn dùng cho chỉ tiêu nào."
          />
          <QuietButton>Rút minh chứng</QuietButton>
        </Form>
      </details>
    </Section>
  )
}
