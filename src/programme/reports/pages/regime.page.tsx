import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Area, Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { wordNames } from '../compose.rules.ts'
import { outlineText, readOutline } from '../outline.rules.ts'
import { refusals } from '../refusals.text.ts'
import { replaceOutline, settleRegime } from '../regime.actions.ts'
import { outlineFor, regimesAt } from '../regime.reads.ts'
import { certaintyNames } from '../text.ts'
import { regimeView } from '../views.ts'
import type { Route } from './+types/regime.page'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? loaderData.regime.name : 'Chế độ báo cáo'} – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const regime = (await regimesAt(ctx, unitId, ctx.today)).find(({ code }) => code === params.code)
    if (!regime) throw refusePage(context, refusals.unknownRegime)
    const { outline, version } = await outlineFor(ctx, unitId, regime)
    return {
      regime: regimeView(regime),
      seen: regime.setBy?.unitId === unitId ? regime.setBy.version : 0,
      days: {
        closeMonth: String(regime.closeMonth),
        closeDay: String(regime.closeDay),
        sendMonth: 'after' in regime.send ? '0' : String(regime.send.month),
        sendDay: 'after' in regime.send ? '' : String(regime.send.day),
      },
      outline: outlineText(outline),
      outlineVersion: version,
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = actingOf(context)
  const typed: Record<string, string> = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]))
  const given = (name: string) => typed[name] ?? ''
  const answer = await (given('viec') === 'de-cuong'
    ? writeOutline(acting, params.code, given)
    : settleRegime(acting, params.code, parseId(given('ban')), {
        ...{ required: given('ap-dung'), closeMonth: given('thang-chot'), closeDay: given('ngay-chot') },
        ...{ sendMonth: given('thang-gui'), sendDay: given('ngay-gui'), document: given('van-ban') },
      }))
  if (answer.ok) return redirect(`/bao-cao/che-do/${params.code}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

async function writeOutline(acting: Parameters<typeof replaceOutline>[0], code: string, given: (name: string) => string) {
  const { outline, faults } = readOutline(given('de-cuong'))
  if (faults.length > 0) return { ok: false as const, refusal: refusals.badSetting(faults) }
  return replaceOutline(acting, code, { outline, document: given('van-ban') })
}

const months = [
  { value: '0', text: 'Tháng cuối kỳ' },
  { value: '1', text: 'Tháng sau kỳ' },
]

export default function RegimePage({ loaderData, actionData }: Route.ComponentProps) {
  const { regime, seen, days, outline, outlineVersion } = loaderData
  const typed: Record<string, string> = actionData?.typed ?? {}
  const isOutline = typed.viec === 'de-cuong'
  const of = (name: string, now: string) => (isOutline ? now : (typed[name] ?? now))
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bao-cao', text: 'Báo cáo' },
          { href: '/bao-cao/che-do', text: 'Chế độ báo cáo' },
        ]}
        title={regime.name}
        lead={`Số liệu tính từ ${regime.window}; gửi ${regime.send}.`}
      />
      <Problem problem={actionData?.problem} />
      <Facts
        facts={[
          { name: 'Căn cứ chốt số liệu', value: `${regime.source} (${certaintyNames[regime.certainty].toLowerCase()})` },
          { name: 'Căn cứ hạn gửi', value: regime.sendSource },
          { name: 'Đặt bởi', value: regime.setBy ?? 'Chưa nơi nào đặt riêng' },
        ]}
      />
      <Section
        title="Đặt ngày cho đơn vị và cấp dưới"
        lead="Giữa ngày chốt và ngày gửi cách ít nhất 1 ngày làm việc (Nghị định 09/2019/NĐ-CP, Điều 13)."
      >
        <Form>
          <input type="hidden" name="viec" value="ngay" />
          <input type="hidden" name="ban" value={seen} />
          <Fields>
            <Choice
              name="ap-dung"
              label="Áp dụng"
              defaultValue={of('ap-dung', regime.required ? 'co' : 'khong')}
              options={[
                { value: 'co', text: 'Bắt buộc' },
                { value: 'khong', text: 'Khi cần' },
              ]}
            />
            <Choice name="thang-chot" label="Tháng chốt" defaultValue={of('thang-chot', days.closeMonth)} options={months} />
            <Field
              name="ngay-chot"
              label="Ngày chốt"
              hint="31 là ngày cuối tháng"
              inputMode="numeric"
              required
              defaultValue={of('ngay-chot', days.closeDay)}
            />
            <Choice name="thang-gui" label="Tháng gửi" defaultValue={of('thang-gui', days.sendMonth)} options={months} />
            <Field name="ngay-gui" label="Ngày gửi" inputMode="numeric" required defaultValue={of('ngay-gui', days.sendDay)} />
          </Fields>
          <Field id="van-ban-ngay" name="van-ban" label="Văn bản quy định" required defaultValue={of('van-ban', '')} />
          <button type="submit">Lưu ngày</button>
        </Form>
      </Section>
      <Section
        title="Đề cương"
        lead={`${outlineVersion === null ? 'Đề cương mẫu của hệ thống.' : `Đề cương riêng, bản ${outlineVersion}.`} Báo cáo đã lập giữ đề cương lúc lập.`}
      >
        <Form wide>
          <input type="hidden" name="viec" value="de-cuong" />
          <Area
            name="de-cuong"
            label="Đề cương, mỗi dòng một ý"
            rows={28}
            spellCheck={false}
            hint={`Dòng # là trích yếu; «I. …», «1. …» là phần; «> …» là phần cần người viết bổ sung; còn lại là câu. Ô số {{tên}}; ô chữ ${wordNames.map((one) => `{{@${one}}}`).join(' ')}; phần trong [ ] tự bỏ khi không có số.`}
            defaultValue={isOutline ? typed['de-cuong'] : outline}
          />
          <Field
            id="van-ban-de-cuong"
            name="van-ban"
            label="Văn bản ban hành đề cương"
            required
            defaultValue={isOutline ? typed['van-ban'] : ''}
          />
          <button type="submit">Thay đề cương</button>
        </Form>
      </Section>
    </>
  )
}
