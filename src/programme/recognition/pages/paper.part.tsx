import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, QuietButton } from '../../../platform/ui/form.tsx'
import type { PaperView } from '../dossier.views.ts'
import styles from './dossier.module.css'
import { Law, lawOfAll } from './law.part.tsx'
import { type Asked, Panel, Press, typed } from './press.part.tsx'

/** The papers that are asked, with those that are there. */
export function Papers({ papers }: { papers: PaperView[] }) {
  const oneLaw = lawOfAll(papers)
  return (
    <>
      <Law text={oneLaw} />
      <DataTable
        caption="Thành phần hồ sơ"
        captionHidden
        rows={papers}
        keyOf={(one) => one.key}
        columns={[
          {
            key: 'name',
            head: 'Văn bản',
            width: 'third',
            cell: (one) => (
              <>
                {one.name}
                {oneLaw ? null : (
                  <>
                    <br />
                    <span className="source">{one.law}</span>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'there',
            head: 'Đã có',
            cell: (one) =>
              one.there.length === 0 ? (
                'chưa có'
              ) : (
                <ul className={styles.plain}>
                  {one.there.map((paper) => (
                    <li key={paper.id}>
                      {paper.text}
                      {paper.hash ? (
                        <>
                          <br />
                          <span className={styles.hash}>
                            {paper.file}, SHA-256 {paper.hash}
                          </span>
                        </>
                      ) : (
                        ' (chưa kèm tệp)'
                      )}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </>
  )
}

type Props = { version: number; papers: PaperView[]; files: { id: number; title: string }[]; today: string; asked: Asked }

export function AddPaper({ version, papers, files, today, asked }: Props) {
  const was = (name: string, otherwise = '') => typed(asked, 'them-van-ban', name, otherwise)
  return (
    <Panel title="Thêm văn bản">
      <Press verb="them-van-ban" version={version} wide>
        <Fields>
          <Choice
            id="vb-loai"
            name="loai"
            label="Loại văn bản"
            options={papers.map(({ key, name }) => ({ value: key, text: name }))}
            defaultValue={was('loai', papers.find(({ there }) => there.length === 0)?.key)}
          />
          <Field id="vb-so" name="so" label="Số, ký hiệu" required maxLength={80} defaultValue={was('so')} hint="Ví dụ: 12/TTr-UBND" />
          <Field id="vb-ngay" name="ngay" label="Ngày văn bản" type="date" max={today} required defaultValue={was('ngay')} />
          <Field id="vb-co-quan" name="co-quan" label="Cơ quan ban hành" required maxLength={160} defaultValue={was('co-quan')} />
          <Choice
            id="vb-tep"
            name="tep"
            label="Tệp"
            options={[{ value: '', text: 'Chưa kèm tệp' }, ...files.map(({ id, title }) => ({ value: id, text: title }))]}
            defaultValue={was('tep')}
            hint="Các tệp minh chứng của đơn vị."
          />
        </Fields>
        <button type="submit">Thêm văn bản</button>
      </Press>
    </Panel>
  )
}

export function RemovePaper({ version, papers, asked }: Pick<Props, 'version' | 'papers' | 'asked'>) {
  const there = papers.flatMap((one) => one.there.map(({ id, text }) => ({ value: id, text: `${one.name}: ${text}` })))
  if (there.length === 0) return null
  return (
    <Panel title="Bỏ văn bản nhập nhầm">
      <Press verb="bo-van-ban" version={version} wide>
        <Fields>
          <Choice id="bo-van-ban" name="van-ban" label="Văn bản" options={there} defaultValue={typed(asked, 'bo-van-ban', 'van-ban')} />
          <Field id="bo-ly-do" name="ly-do" label="Lý do" required maxLength={300} defaultValue={typed(asked, 'bo-van-ban', 'ly-do')} />
        </Fields>
        <QuietButton>Bỏ văn bản</QuietButton>
      </Press>
    </Panel>
  )
}
