import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('nothing set: loopback, port 3000, the database that comes with the package', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    value: {
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      data: 'data',
      publicUrl: null,
      today: null,
      logLevel: 'info',
      metricsToken: null,
      s3: null,
      uploadMegabytes: 20,
      mail: null,
      limitPages: 20,
      limitForms: 120,
      signatureVerifier: null,
      webhookLoopback: false,
      openLicence: null,
      portalUnit: null,
      security: null,
    },
  })
})

test('a mail server without an address to send from is refused, and never repeated', () => {
  const answer = readConfig({ NTM_SMTP_URL: 'smtp://ntm:mat-khau@thu.example.vn' })
  expect(answer).toMatchObject({ ok: false, refusal: { offenders: [{ where: 'NTM_MAIL_FROM' }] } })
  expect(JSON.stringify(answer)).not.toContain('mat-khau')
})

test('a blank value is no value', () => {
  expect(readConfig({ PORT: ' ', DATABASE_URL: '', NTM_TODAY: '' })).toEqual(readConfig({}))
})

describe('a value that will do', () => {
  test.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ DATABASE_URL: 'postgres://ntm:x@db:5432/ntm' }, { databaseUrl: 'postgres://ntm:x@db:5432/ntm' }],
    [{ NTM_DATA: '/var/lib/ntm' }, { data: '/var/lib/ntm' }],
    [{ PUBLIC_URL: 'https://ntm.example.vn/' }, { publicUrl: 'https://ntm.example.vn' }],
    [{ NTM_TODAY: '2026-06-14' }, { today: '2026-06-14' }],
    [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    [{ NTM_UPLOAD_MB: '50' }, { uploadMegabytes: 50 }],
    [
      { NTM_S3_ENDPOINT: 'https://s3.example.vn', NTM_S3_BUCKET: 'ntm', NTM_S3_KEY: 'a', NTM_S3_SECRET: 'b' },
      { s3: { endpoint: 'https://s3.example.vn', bucket: 'ntm', region: 'us-east-1', key: 'a', secret: 'b' } },
    ],
    [
      { NTM_SMTP_URL: 'smtp://a:b@thu.example.vn:587', NTM_MAIL_FROM: 'Nông thôn mới <ntm@example.vn>' },
      { mail: { url: 'smtp://a:b@thu.example.vn:587', from: 'Nông thôn mới <ntm@example.vn>' } },
    ],
    [
      { NTM_LIMIT_PAGES: '0', NTM_LIMIT_FORMS: '600' },
      { limitPages: 0, limitForms: 600 },
    ],
    [{ NTM_WEBHOOK_LOOPBACK: '1' }, { webhookLoopback: true }],
    [{ NTM_PORTAL_UNIT: '20' }, { portalUnit: '20' }],
    [
      { NTM_SECURITY_CONTACT: 'mailto:an-toan@ntm.example.vn', NTM_SECURITY_EXPIRES: '2027-06-30' },
      { security: { contact: 'mailto:an-toan@ntm.example.vn', expires: '2027-06-30' } },
    ],
  ])('%j', (env, expected) => {
    expect(readConfig(env)).toMatchObject({ ok: true, value: expected })
  })
})

describe('a value that will not do is refused in one sentence that says what to write', () => {
  test.each([
    ['PORT', 'abc', 'PORT=3000'],
    ['PORT', '-1', 'PORT=3000'],
    ['PORT', '65536', 'PORT=3000'],
    ['PORT', '3000.5', 'PORT=3000'],
    ['HOST', 'not a host', 'HOST=0.0.0.0'],
    ['DATABASE_URL', 'mysql://localhost/ntm', 'postgresql://'],
    ['DATABASE_URL', 'localhost:5432', 'postgresql://'],
    ['PUBLIC_URL', 'ntm.example.vn', 'https://'],
    ['NTM_SMTP_URL', 'https://thu.example.vn', 'smtps://'],
    ['NTM_MAIL_FROM', 'ntm', 'NTM_MAIL_FROM=ntm@langson.gov.vn'],
    ['NTM_TODAY', '14/6/2026', 'NĂM-THÁNG-NGÀY'],
    ['NTM_PORTAL_UNIT', 'Lạng Sơn', 'NTM_PORTAL_UNIT=20'],
    ['NTM_TODAY', '2026-02-30', 'NĂM-THÁNG-NGÀY'],
    ['LOG_LEVEL', 'loud', 'warn'],
    ['METRICS_TOKEN', 'short', '16'],
    ['NTM_UPLOAD_MB', '0', 'từ 1 đến 1000'],
    ['NTM_SECURITY_CONTACT', 'an-toan@ntm.example.vn', 'mailto:'],
    ['NTM_SECURITY_EXPIRES', '30/6/2027', 'NĂM-THÁNG-NGÀY'],
    ['NTM_S3_ENDPOINT', 's3.example.vn', 'https://'],
    ['NTM_S3_BUCKET', 'Kho minh chứng', 'ntm-minh-chung'],
  ])('%s=%s', (name, value, advice) => {
    const answer = readConfig({ [name]: value })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'config.invalid', offenders: [{ where: name }] } })
    if (answer.ok) return
    expect(answer.refusal.text).toContain(name)
    expect(answer.refusal.text).toContain(advice)
    expect(answer.refusal.text).not.toContain('!')
  })

  test('all wrong ones are told at once', () => {
    const answer = readConfig({ PORT: 'x', NTM_TODAY: 'y' })
    expect(answer.ok ? [] : answer.refusal.offenders?.map(({ where }) => where)).toEqual(['PORT', 'NTM_TODAY'])
  })

  test('a password is never shown', () => {
    const answer = readConfig({ DATABASE_URL: 'mysql://ntm:matkhau123@db/ntm', METRICS_TOKEN: 'bimat' })
    expect(JSON.stringify(answer)).not.toMatch(/matkhau123|bimat/)
  })
})
