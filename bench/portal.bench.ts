/**
 * The public side as visitors meet it: an article and the page of results, kept and made anew, against the same bytes from nginx within the
 * same seconds, round by round (access log off at both, loopback, two workers of nginx, one server of ours with its PostgreSQL beside it).
 * The asking side is wrk on the same processors. Made anew: every request has a query that nobody asked with before, so no page is kept at
 * our side; the CMS, which keeps no pages, makes its article for each of the same requests. Goals: a kept article at least a quarter of
 * nginx; an article made anew 1,500 a second, or twenty times what a CMS gives, whose article stands at `NTM_BENCH_CMS` meanwhile (left out
 * without it); 500 connections for 30 s while the data change each second, without one error and with bounded memory. Left out where wrk or
 * nginx is missing.
 */
import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { run as start } from '../tests/harness/process.ts'
import type { Size } from './country.ts'
import { type Ground, today } from './ground.ts'
import { type Finding, inTurns, median, say, times } from './measure.ts'

const ask = promisify(execFile)
const [wrk, nginx] = ['/usr/bin/wrk', '/usr/sbin/nginx']
const rounds = 7
const seconds = 3

/** Every request asks for an address that nobody asked for before. */
const anew = `local n, id = 0, 0
function setup(thread) thread:set("id", math.random(1, 1000000000)) end
function init() math.randomseed(os.time()) end
request = function()
  n = n + 1
  return wrk.format("GET", wrk.path .. "?lan=" .. id .. "-" .. n)
end
`

type Heard = { perSecond: number; latency: string; errors: string | null }

async function measure(
  url: string,
  { connections = 64, duration = seconds, script }: { connections?: number; duration?: number; script?: string },
) {
  const words = [
    '-t2',
    `-c${connections}`,
    `-d${duration}`,
    '--timeout',
    '10s',
    '--latency',
    '-H',
    'Accept-Encoding: br',
    '-H',
    'Accept: text/html',
  ]
  const { stdout } = await ask(wrk, [...words, ...(script ? ['-s', script] : []), url])
  const errors = [...stdout.matchAll(/(Socket errors:.*|Non-2xx.*)/g)].map(([line]) => line.trim()).join('; ')
  const [, perSecond = '0'] = /Requests\/sec:\s+([\d.]+)/.exec(stdout) ?? []
  const [, latency = '?'] = /99%\s+(\S+)/.exec(stdout) ?? []
  return { perSecond: Number(perSecond), latency, errors: errors || null } satisfies Heard
}

/** Articles as they stand after their approval; texts are made up and as long as news are. */
async function fill({ database: { pool } }: Ground): Promise<void> {
  const paragraph =
    'Người dân hai thôn hiến đất, góp công mở rộng đường liên thôn; hội đồng giám sát cộng đồng theo dõi từng ngày thi công. '
  await pool.query(
    `with place as (select id from units.unit where origin = 'country'),
      person as (insert into people.person (name, folded, unit_id, created_at) select 'Người viết thử', 'nguoi viet thu', id, now() from place returning id),
      article as (
        insert into news.article (unit_id, author_id, author, state, version, live_version, steps, changed_at)
        select place.id, person.id, 'bench', 'approved', 1, 1, 1, now() from place, person, generate_series(1, 300) returning *),
      version as (
        insert into news.version (unit_id, article_id, number, title, sapo, body, byline, category, written_by, person_id, written_at)
        select unit_id, id, 1, 'Tin thử số ' || id, 'Câu mở đầu của tin thử.', '<p>' || array_to_string(array_fill($1::text, array[8]), '</p><p>') || '</p>',
          'Người viết thử', 'hoat-dong', 'bench', author_id, now() from article returning *)
     insert into news.published (unit_id, article_id, version, slug, title, sapo, category, tags, criteria, places, publish_on, publish_minute, approved_by, approved_at, folded)
     select unit_id, article_id, 1, 'tin-thu', title, sapo, category, tags, criteria, places, $2::date - (article_id % 200), 480, 'bench', now(), 'tin thu' from version`,
    [paragraph.repeat(3), today],
  )
  await pool.query('analyze')
}

/** nginx that gives these pages as they travelled from us. */
async function openNginx(pages: Record<string, Buffer>): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'ntm-nginx-'))
  await chmod(folder, 0o755)
  const port = 20_000 + ((process.pid + 7_919) % 20_000)
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')
  await writeFile(
    join(folder, 'nginx.conf'),
    `worker_processes 2; pid ${folder}/pid; error_log ${folder}/error.log; daemon off;
     events { worker_connections 2048; }
     http { access_log off; default_type text/html; sendfile on; keepalive_requests 100000000; ${places}
       server { listen 127.0.0.1:${port}; root ${folder}; add_header Content-Encoding br; } }`,
  )
  for (const [name, bytes] of Object.entries(pages)) await writeFile(join(folder, name), bytes, { mode: 0o644 })
  const child = spawn(nginx, ['-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const ended = new Promise((done) => child.on('close', done))
  const url = `http://127.0.0.1:${port}`
  for (let wait = 0; wait < 50; wait++) {
    if (
      await fetch(`${url}/${Object.keys(pages)[0]}`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break
    await new Promise((wake) => setTimeout(wake, 100))
  }
  return {
    url,
    async close() {
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const megabytesOf = async (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** 500 connections while the data change each second: errors, and the memory of our server before, at most and after. */
async function spike(url: string, pid: number, { database }: Ground): Promise<Finding> {
  const before = await megabytesOf(pid)
  let most = before
  const look = setInterval(async () => {
    most = Math.max(most, await megabytesOf(pid))
  }, 200)
  const change = setInterval(() => database.pool.query('select pg_current_xact_id()').catch(() => undefined), 1_000)
  const heard = await measure(url, { connections: 500, duration: 30 })
  clearInterval(look)
  clearInterval(change)
  await new Promise((wake) => setTimeout(wake, 10_000))
  const after = await megabytesOf(pid)
  return {
    what: 'An article, 500 connections for 30 s, a commit each second',
    goal: 'no error, ≤ 200 MB more',
    measured: `${Math.round(heard.perSecond)}/s, 99 % within ${heard.latency}, ${heard.errors ?? 'no error'}; RSS ${Math.round(before)} MB before, ${Math.round(most)} at most, ${Math.round(after)} after`,
    held: heard.errors === null && most - before <= 200,
  }
}

/** Requests a second in each round. */
type Rates = Record<'ours' | 'nginx' | 'anew' | 'cms', number[]>

async function turns(
  paths: { ours: string; nginx: string; cms: string | null },
  script: string,
): Promise<{ rates: Rates; errors: string[] }> {
  const errors: string[] = []
  const one =
    (name: keyof Rates, url: string | null, options: { script?: string; connections?: number } = {}) =>
    async () => {
      if (url === null) return 0
      const heard = await measure(url, options)
      if (heard.errors) errors.push(`${url}: ${heard.errors}`)
      rates[name].push(heard.perSecond)
      return heard.perSecond
    }
  const rates: Rates = { ours: [], nginx: [], anew: [], cms: [] }
  await inTurns(rounds, {
    ours: one('ours', paths.ours),
    nginx: one('nginx', paths.nginx),
    anew: one('anew', paths.ours, { script, connections: 32 }),
    cms: one('cms', paths.cms, { script, connections: 32 }),
  })
  return { rates, errors }
}

/** How many times theirs ours is, round by round, since both were measured within the same seconds. */
function compared(ours: readonly number[], theirs: readonly number[]): { ratio: number; text: string } {
  const ratios = ours.map((one, round) => one / (theirs[round] as number))
  const [ratio, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)]
  const rate = (all: readonly number[]) => `${median(all).toLocaleString('en', { maximumSignificantDigits: 3 })}/s`
  return { ratio, text: `${times(ratio)}, ${times(least)} to ${times(most)} of ${rounds} rounds (${rate(ours)} against ${rate(theirs)})` }
}

function kept(what: string, { ours, nginx }: Rates): Finding {
  const { ratio, text } = compared(ours, nginx)
  return { what: `${what}, kept, against the same bytes from nginx`, goal: '≥ 0.25 ×', measured: text, held: ratio >= 0.25 }
}

function made(what: string, { anew: ours, cms }: Rates, goals: boolean): Finding {
  const { ratio, text } = cms.length > 0 ? compared(ours, cms) : { ratio: 0, text: `${Math.round(median(ours))}/s` }
  return {
    what: `${what}, each request an address never asked before${cms.length > 0 ? ', against an article of the CMS' : ''}`,
    goal: goals ? '≥ 1,500/s or ≥ 20 × the CMS' : 'none',
    measured: text,
    held: goals ? median(ours) >= 1_500 || ratio >= 20 : null,
  }
}

export async function run(ground: Ground, _size: Size): Promise<Finding[]> {
  const missing = [wrk, nginx].filter((program) => !existsSync(program))
  if (missing.length > 0) {
    say(`left out: ${missing.join(' and ')} is missing`)
    return []
  }
  await fill(ground)
  const data = await mkdtemp(join(tmpdir(), 'ntm-portal-'))
  const script = join(data, 'anew.lua')
  await writeFile(script, anew)
  const env = { PORT: '0', NTM_DATA: data, DATABASE_URL: ground.url, NTM_TODAY: today, LOG_LEVEL: 'warn' }
  const server = start('--max-semi-space-size=8', ['src/server.ts'], env)
  try {
    const [, url] = await server.heard(/nông thôn mới: (http\S+)/)
    const base = (url as string).replace('localhost', '127.0.0.1')
    const list = await (await fetch(`${base}/tin-tuc`)).text()
    const article = /href="(\/tin-tuc\/tin-thu-\d+)"/.exec(list)?.[1]
    if (!article) throw new Error('no article stands in the list')
    const bytes = async (path: string) =>
      (await ask('curl', ['-s', '-H', 'Accept-Encoding: br', `${base}${path}`], { encoding: 'buffer' })).stdout
    const pages = { 'article.html': await bytes(article), 'results.html': await bytes('/ket-qua') }
    const still = await openNginx(pages)
    try {
      const cms = process.env.NTM_BENCH_CMS || null
      // a server that just started translates its own code on the way
      await measure(`${base}${article}`, { script, duration: 10 })
      const news = await turns({ ours: `${base}${article}`, nginx: `${still.url}/article.html`, cms }, script)
      const results = await turns({ ours: `${base}/ket-qua`, nginx: `${still.url}/results.html`, cms: null }, script)
      for (const error of [...news.errors, ...results.errors]) say(error)
      const size = (name: keyof typeof pages) => `${(pages[name].length / 1000).toFixed(1)} kB`
      return [
        kept(`An article (${size('article.html')})`, news.rates),
        made('An article', news.rates, true),
        kept(`The results of the country (${size('results.html')})`, results.rates),
        made('The results of the country', results.rates, false),
        await spike(`${base}${article}`, server.child.pid as number, ground),
      ]
    } finally {
      await still.close()
    }
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
    await rm(data, { recursive: true, force: true })
  }
}
