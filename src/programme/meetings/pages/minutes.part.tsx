import paper from '../../../platform/ui/paper.module.css'
import type { minutesView } from '../official.views.ts'

/** What minutes say between their heads and their signatures. */
export function MinutesBody({ minutes }: { minutes: ReturnType<typeof minutesView> }) {
  return (
    <div className={paper.body}>
      <p>{minutes.begins}</p>
      <p>{minutes.place}</p>
      <p>{minutes.chaired}</p>
      <p>{minutes.attended}</p>
      {minutes.away ? <p>{minutes.away}</p> : null}
      {minutes.papers ? <p>{minutes.papers}</p> : null}
      <p>Nội dung hội nghị:</p>
      {minutes.agenda.map((item, at) => (
        <p key={item}>
          {at + 1}. {item}.
        </p>
      ))}
      {minutes.lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text never move
        <p key={at}>{line}</p>
      ))}
      {minutes.speeches.length > 0 ? <p>Ý kiến tại hội nghị:</p> : null}
      {minutes.speeches.map(({ who, lines }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same name
        <p key={at}>
          - {who}
          {lines.length > 0 ? `: ${lines.join(' ')}` : '.'}
        </p>
      ))}
      <p>{minutes.ends}</p>
      {minutes.present.length > 0 ? (
        <table>
          <caption>Đại biểu dự hội nghị</caption>
          <thead>
            <tr>
              <th scope="col">TT</th>
              <th scope="col">Đơn vị</th>
              <th scope="col">Số người</th>
              <th scope="col">Đại biểu</th>
            </tr>
          </thead>
          <tbody>
            {minutes.present.map(({ name, people, who }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two communes may have the same name
              <tr key={at}>
                <td>{at + 1}</td>
                <td>{name}</td>
                <td>{people}</td>
                <td>{who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  )
}
