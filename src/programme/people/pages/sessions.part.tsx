import { DataTable } from '../../../platform/ui/data-table.tsx'
import { QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'

type Session = { id: string; device: string | null; address: string | null; since: string; lastSeen: string; current: boolean }

/** Where the person is signed in, each with the button that ends it. */
export function Sessions({ sessions }: { sessions: Session[] }) {
  return (
    <Section title="Phiên đăng nhập" lead="Kết thúc phiên lạ rồi đổi mật khẩu.">
      <DataTable
        caption="Các phiên đăng nhập đang mở"
        captionHidden
        rows={sessions}
        keyOf={(one) => one.id}
        columns={[
          { key: 'device', head: 'Thiết bị', cell: (one) => `${one.device ?? 'không rõ'}${one.current ? ' (phiên này)' : ''}` },
          { key: 'address', head: 'Địa chỉ mạng', cell: (one) => one.address || 'không rõ' },
          { key: 'since', head: 'Từ lúc', cell: (one) => one.since },
          { key: 'seen', head: 'Hoạt động gần nhất', cell: (one) => one.lastSeen },
          {
            key: 'end',
            head: 'Kết thúc',
            cell: (one) => (
              <form method="post">
                <input type="hidden" name="viec" value="phien" />
                <QuietButton name="phien" value={one.id} aria-label={`Kết thúc phiên mở lúc ${one.since}`}>
                  Kết thúc
                </QuietButton>
              </form>
            ),
          },
        ]}
      />
    </Section>
  )
}
