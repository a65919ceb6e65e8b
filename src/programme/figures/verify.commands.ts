import type { Command } from 'commander'
import { Refused } from '../../platform/base/refusal.ts'
import { read } from '../../platform/db/database.ts'
import type { OpenSession } from '../../platform/db/session.ts'
import { openStore } from '../../platform/files/store.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { verify } from './verify.reads.ts'

/** `ntm verify`: is everything as it was written? */
export function commands(program: Command, open: OpenSession): void {
  program
    .command('verify')
    .description('Kiểm tra lại toàn bộ: bộ tiêu chí, nhật ký, số liệu đã nhập, kết quả tính từ số liệu, tệp minh chứng')
    .option('--json', 'in JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { db, today, config } = await open()
      const files = await openStore(config)
      const result = await read(db, (tx) => verify({ tx, today }, { setsFolder: 'criteria-sets', files }))
      const lines = Object.entries(result.checked).map(([what, count]) => `${what}: ${formatNumber(count)}`)
      const verdict = result.ok ? ['Mọi thứ đúng như đã ghi.'] : []
      process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${[...lines, ...verdict].join('\n')}\n`)
      if (result.first)
        throw new Refused({
          code: 'verify.altered',
          text: 'Có chỗ không còn như đã ghi. Chỗ đầu tiên:',
          offenders: [{ where: result.first.where, what: result.first.what }],
        })
    })
}
