import { formatDate } from '../../../platform/text/date.ts'
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { unitHref } from '../address.rules.ts'
import { sourceParts } from '../page.views.ts'
import type { CommuneFact, Picture, ResolvedFrame } from '../types.ts'

type Props = { caption: string; communes: CommuneFact[]; picture: Picture; resolved: ResolvedFrame; withDistrict?: boolean }

const tierOf = (commune: CommuneFact): string => {
  if (!commune.standard) return ''
  if (commune.model) return 'kiểu mẫu'
  return commune.advanced ? 'nâng cao' : 'đạt chuẩn'
}

const recognitionColumns: Column<CommuneFact>[] = [
  { key: 'tier', head: 'Danh hiệu', cell: tierOf },
  {
    key: 'on',
    head: 'Công nhận ngày',
    numeric: true,
    cell: (commune) =>
      commune.standard && commune.firstOn
        ? `${formatDate(commune.firstOn)}${commune.firstKind === 'acknowledgement' ? ' (thừa nhận sau sáp nhập)' : ''}`
        : '',
  },
]

const registeredColumn: Column<CommuneFact> = {
  key: 'registered',
  head: 'Đăng ký trong năm',
  cell: (commune) => (commune.registered ? 'có' : ''),
}

/** Communes with what counts for each of them in a frame. */
export function CommuneTable({ caption, communes, picture, resolved, withDistrict }: Props) {
  // where no release answers, neither results nor recognitions are shown
  const answered = resolved.bases.some((base) => base.release)
  return (
    <>
      <DataTable
        caption={caption}
        captionHidden
        rows={communes}
        keyOf={(commune) => commune.id}
        columns={[
          {
            key: 'name',
            head: 'Xã',
            cell: (commune) => <a href={unitHref({ level: 'commune', code: commune.code }, picture.frame)}>{commune.name}</a>,
          },
          ...(withDistrict ? [{ key: 'district', head: 'Huyện', cell: (commune: CommuneFact) => commune.district ?? '' }] : []),
          {
            key: 'met',
            head: 'Tiêu chí đạt',
            numeric: true,
            cell: (commune) =>
              !answered || commune.met === null ? (
                <span title="Chưa có kết quả còn hiệu lực">–</span>
              ) : (
                `${commune.met}${resolved.set?.criteriaCount ? `/${resolved.set.criteriaCount}` : ''}`
              ),
          },
          ...(answered && communes.some((commune) => commune.standard) ? recognitionColumns : []),
          ...(communes.some((commune) => commune.registered) ? [registeredColumn] : []),
        ]}
      />
      <SourceLine parts={sourceParts(picture, resolved, 'tiêu chí')} />
    </>
  )
}
