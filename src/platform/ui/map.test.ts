import { gzipSync } from 'node:zlib'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { MapView } from './map.tsx'
import { type Drawing, draw } from './map-draw.ts'
import { communesDrawing, countryDrawing, districtsDrawing } from './map-files.ts'
import { pathOf, simplify } from './map-lines.ts'
import { placeTiles } from './map-tiles.ts'
import { archipelagos } from './map-vietnam.ts'

const html = (drawing: Drawing) =>
  renderToStaticMarkup(createElement(MapView, { name: 'Bản đồ', drawing, paint: (code) => ({ fill: 'none', title: code, href: null }) }))

/** Text as people read it: tags away, spaces single. */
const words = (markup: string) =>
  markup
    .replace(/<title>.*?<\/title>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')

describe('sovereignty: both archipelagos stand on every map of the country, lettered', () => {
  test.each(['2019-12-31', '2025-06-30', '2025-07-01', '2026-11-22'])('the map of %s', async (day) => {
    const drawing = await countryDrawing(day)
    expect(drawing.insets.map((inset) => inset.label)).toEqual(['Quần đảo Hoàng Sa (TP Đà Nẵng)', 'Quần đảo Trường Sa (Khánh Hòa)'])
    for (const inset of drawing.insets) {
      expect(inset.shapes.length).toBeGreaterThan(0)
      // every part is kept: each is a subpath of its own
      expect(inset.shapes.flatMap((shape) => shape.path.match(/M/g) ?? []).length).toBeGreaterThan(30)
      expect(inset.x + inset.width).toBeLessThanOrEqual(drawing.width)
      expect(inset.y + inset.height).toBeLessThanOrEqual(drawing.height)
    }
    const shown = words(html(drawing))
    expect(shown).toContain('Quần đảo Hoàng Sa (TP Đà Nẵng)')
    expect(shown).toContain('Quần đảo Trường Sa (Khánh Hòa)')
  })

  test('Đà Nẵng and Khánh Hòa carry theirs, by communes and by districts', async () => {
    const labels = async (drawing: Promise<Drawing | undefined>) => (await drawing)?.insets.map((inset) => inset.label)
    expect(await labels(communesDrawing('48'))).toEqual(['Quần đảo Hoàng Sa (TP Đà Nẵng)'])
    expect(await labels(communesDrawing('56'))).toEqual(['Quần đảo Trường Sa (Khánh Hòa)'])
    expect(await labels(districtsDrawing('48', null))).toEqual(['Quần đảo Hoàng Sa (TP Đà Nẵng)'])
    expect(await labels(districtsDrawing('56', '576'))).toEqual(['Quần đảo Trường Sa (Khánh Hòa)'])
  })
})

describe('drawings', () => {
  test.each([
    ['the country, 34 provinces', () => countryDrawing('2026-01-01'), 15_000],
    ['the country, 63 provinces', () => countryDrawing('2019-01-01'), 16_000],
    ['Lạng Sơn by communes', () => communesDrawing('20'), 15_000],
    ['Lào Cai by communes', () => communesDrawing('15'), 16_000],
    ['Lạng Sơn by districts', () => districtsDrawing('20', null), 15_000],
  ] as const)('%s stays light', async (_name, make, limit) => {
    const drawing = await make()
    expect(gzipSync(html(drawing as Drawing)).length).toBeLessThan(limit)
  })

  test('every commune of Lạng Sơn is drawn once, inside the frame', async () => {
    const drawing = await communesDrawing('20')
    expect(new Set(drawing?.shapes.map((shape) => shape.code)).size).toBe(65)
    for (const { centre } of drawing?.shapes ?? []) {
      expect(centre[0]).toBeGreaterThan(0)
      expect(centre[0]).toBeLessThan(720)
    }
  })

  test('no file of that name: nothing to draw', async () => {
    expect(await communesDrawing('99')).toBeUndefined()
    expect(await communesDrawing('../x')).toBeUndefined()
    expect(await districtsDrawing('99', null)).toBeUndefined()
  })

  test('districts are put together without the lines between their parts', async () => {
    const drawing = await districtsDrawing('20', null)
    expect(drawing?.shapes.length).toBe(11)
    // eleven outlines, and not those of some sixty communes
    expect(drawing?.shapes.flatMap((shape) => shape.path.match(/M/g) ?? []).length).toBeLessThan(20)
  })

  test('two neighbours keep their common line when lines are thinned', () => {
    const topology = {
      type: 'Topology' as const,
      arcs: [
        [
          [0, 0],
          [0.1, 5],
          [0, 10],
        ],
        [
          [0, 10],
          [-10, 10],
          [-10, 0],
          [0, 0],
        ],
        [
          [0, 10],
          [10, 10],
          [10, 0],
          [0, 0],
        ],
      ],
      objects: {
        areas: {
          type: 'GeometryCollection' as const,
          geometries: [
            { type: 'Polygon' as const, arcs: [[0, 1]], properties: { code: 'a', name: 'A' } },
            { type: 'Polygon' as const, arcs: [[0, 2]], properties: { code: 'b', name: 'B' } },
          ],
        },
      },
    }
    const [a, b] = draw(topology, { width: 100, maxHeight: 100, insets: archipelagos, rings: true }).shapes
    const points = (shape: typeof a) => new Set(shape?.rings[0]?.map((point) => point.join()))
    const shared = [...points(a)].filter((point) => points(b).has(point))
    expect(shared.length).toBe(2)
  })
})

describe('lines', () => {
  test('the ends stay, what is off the chord stays, what is near it goes', () => {
    expect(
      simplify(
        [
          [0, 0],
          [1, 0.1],
          [2, 0],
          [3, 5],
          [4, 0],
        ],
        0.5,
      ),
    ).toEqual([
      [0, 0],
      [2, 0],
      [3, 5],
      [4, 0],
    ])
  })

  test('steps have one decimal and do not drift', () => {
    const ring: [number, number][] = [
      [0, 0],
      [1.04, 0],
      [2.08, 0.5],
      [0, 0],
    ]
    expect(pathOf([[ring]])).toBe('M0 0l1 0 1.1 .5z')
  })

  test('a part too small for a step still shows', () => {
    expect(
      pathOf([
        [
          [
            [5, 5],
            [5.01, 5.01],
            [5, 5],
          ],
        ],
      ]),
    ).toBe('M5 5h.1z')
  })
})

describe('tiles', () => {
  const square = (code: string, x: number, size: number) => ({
    code,
    name: code,
    path: '',
    centre: [x + size / 2, size / 2] as const,
    rings: [
      [
        [x, 0],
        [x + size, 0],
        [x + size, size],
        [x, size],
        [x, 0],
      ] as [number, number][],
    ],
  })

  test('every unit gets a place, all of one size, none over another', () => {
    const shapes = [square('a', 0, 100), square('b', 120, 60)]
    const { size, places } = placeTiles(
      shapes,
      new Map([
        ['a', 12],
        ['b', 5],
      ]),
    )
    expect([places.get('a')?.length, places.get('b')?.length]).toEqual([12, 5])
    const all = [...places.values()].flat()
    for (const [i, one] of all.entries())
      for (const other of all.slice(i + 1))
        expect(Math.abs(one[0] - other[0]) >= size - 0.001 || Math.abs(one[1] - other[1]) >= size - 0.001).toBe(true)
  })

  test('an area too small for its units holds them in a block', () => {
    const { places } = placeTiles(
      [square('a', 0, 300), square('b', 400, 4)],
      new Map([
        ['a', 60],
        ['b', 3],
      ]),
    )
    expect(places.get('b')?.length).toBe(3)
  })

  test('nothing to place', () => {
    expect(placeTiles([square('a', 0, 10)], new Map()).places.get('a')).toEqual([])
  })
})
