import { Area, Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { Strip } from '../../../platform/ui/page.tsx'
import { stageNames } from '../../assessment/sheet.text.ts'
import type { DraftSource } from '../draft.actions.ts'
import type { Bindables } from '../draft.reads.ts'
import type { Draft } from '../draft.rules.ts'
import { fieldNames } from '../draft-form.rules.ts'
import { comparisonNames, everyNames } from '../text.ts'
import { comparisons, spans } from '../types.ts'
import styles from './directives.module.css'

type Props = {
  source: DraftSource
  drafts: Draft[]
  /** how many the reader found; null when the form came back */
  found: number | null
  bodies: string[]
  units: number
  groups: readonly string[]
  bindables: Bindables
}

/** The proposals, each to be accepted, changed or dropped. */
export function Drafts({ source, drafts, found, bodies, units, groups, bindables }: Props) {
  return (
    <Form wide>
      <input type="hidden" name="viec" value="giao" />
      <input type="hidden" name="so-viec" value={drafts.length} />
      <input type="hidden" name="nguon" value={source.kind} />
      {found === null ? null : (
        <Strip kind="note">
          <p>
            {found === 0
              ? 'Không đọc thấy việc nào được giao trong văn bản; tự ghi ở mục dưới.'
              : `Đọc được ${found} việc. Mục cuối để trống để tự ghi thêm.`}
          </p>
        </Strip>
      )}
      <Fields>
        <Field name="ten" label="Tên văn bản, cuộc họp" required maxLength={300} defaultValue={source.title} />
        <Field name="ngay" label="Ngày của văn bản" type="date" defaultValue={source.day} />
      </Fields>
      <details>
        <summary>Cách ghi cơ quan, đơn vị thực hiện</summary>
        <p>Ghi tên đầy đủ, cách nhau bằng dấu chấm phẩy. Ghi được cả nhóm: {groups.map((name) => `«${name}»`).join(', ')}.</p>
        <p>
          Cơ quan: {bodies.length === 0 ? 'chưa có' : bodies.join('; ')}. Đơn vị bên dưới: {units}.
        </p>
      </details>
      {drafts.map((draft, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the drafts of one answer never move
        <One key={at} draft={draft} number={at + 1} bindables={bindables} />
      ))}
      <button type="submit">Giao các việc đã chọn</button>
    </Form>
  )
}

function One({ draft, number, bindables }: { draft: Draft; number: number; bindables: Bindables }) {
  const named = (key: keyof typeof fieldNames) => ({ name: `${fieldNames[key]}-${number}`, defaultValue: draft[key] })
  return (
    <fieldset className={styles.draft}>
      <legend>Việc {number}</legend>
      {draft.sentence ? <blockquote className={styles.sentence}>{draft.sentence}</blockquote> : null}
      {(['sentence', 'assignee', 'open'] as const).map((key) => (
        <input key={key} type="hidden" name={`${fieldNames[key]}-${number}`} value={draft[key]} />
      ))}
      <Area label="Việc" rows={2} maxLength={2000} {...named('what')} />
      <Area
        label="Cơ quan, đơn vị thực hiện"
        rows={2}
        maxLength={8000}
        hint={`${draft.assignee ? `Văn bản nêu: «${draft.assignee}».` : ''}${draft.open ? ` Cần chọn: ${draft.open}.` : ''}` || undefined}
        {...named('responsible')}
      />
      <Fields>
        <Choice
          name={`chon-${number}`}
          label="Xử lý đề xuất"
          defaultValue={draft.keep ? 'giao' : 'bo'}
          options={[
            { value: 'giao', text: 'Giao việc này' },
            { value: 'bo', text: 'Bỏ' },
          ]}
        />
        <Field label="Hạn" type="date" hint={draft.dueOn ? undefined : 'Để trống: không nêu hạn.'} {...named('dueOn')} />
        <Field label="Hạn theo lời văn" maxLength={200} {...named('dueWords')} />
      </Fields>
      <details open={draft.every !== '' || draft.binding !== '' || draft.cooperating !== ''}>
        <summary>Phối hợp, lặp lại, kết quả cần có</summary>
        <Repeats draft={draft} number={number} />
        <Expected draft={draft} number={number} bindables={bindables} />
      </details>
    </fieldset>
  )
}

function Repeats({ draft, number }: { draft: Draft; number: number }) {
  const named = (key: keyof typeof fieldNames) => ({ name: `${fieldNames[key]}-${number}`, defaultValue: draft[key] })
  return (
    <Fields>
      <Field label="Cơ quan phối hợp" maxLength={4000} {...named('cooperating')} />
      <Choice
        label="Lặp lại"
        options={[{ value: '', text: 'Một lần' }, ...spans.map((span) => ({ value: span, text: everyNames[span] }))]}
        {...named('every')}
      />
      <Field label="Ngày phải nộp của mỗi kỳ" inputMode="numeric" maxLength={2} hint="Để trống: không nêu ngày." {...named('dueDay')} />
      <Field label="Lặp đến ngày" type="date" {...named('until')} />
    </Fields>
  )
}

function Expected({ draft, number, bindables }: { draft: Draft; number: number; bindables: Bindables }) {
  const named = (key: keyof typeof fieldNames) => ({ name: `${fieldNames[key]}-${number}`, defaultValue: draft[key] })
  const stages = ['self', 'verified', 'appraised'] as const
  return (
    <>
      <Area label="Kết quả cần có" rows={2} maxLength={1000} {...named('expected')} />
      <Fields>
        <Choice
          label="Số liệu tự đóng việc"
          options={[
            { value: '', text: 'Không gắn số liệu' },
            { value: 'criterion', text: 'Khi xã đạt một tiêu chí' },
            { value: 'figure', text: 'Khi một chỉ tiêu thống kê đạt mức' },
          ]}
          {...named('binding')}
        />
        <Choice
          label="Tiêu chí"
          options={[{ value: '', text: '–' }, ...bindables.criteria.map(({ key, text }) => ({ value: key, text }))]}
          {...named('criterion')}
        />
        <Choice label="Cấp đánh giá" options={stages.map((stage) => ({ value: stage, text: stageNames[stage] }))} {...named('stage')} />
        <Choice
          label="Chỉ tiêu thống kê"
          options={[{ value: '', text: '–' }, ...bindables.figures.map(({ key, name }) => ({ value: key, text: name }))]}
          {...named('figure')}
        />
        <Choice label="So sánh" options={comparisons.map((one) => ({ value: one, text: comparisonNames[one] }))} {...named('comparison')} />
        <Field label="Giá trị" inputMode="decimal" maxLength={12} {...named('value')} />
      </Fields>
    </>
  )
}
