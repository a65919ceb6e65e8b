/** What the five published items say, or what follows from them, figure by figure: the story and the acceptance of the command line ask it. */
export type Expected = [key: string, qualifier: Record<string, string | number>, value: number]

export const publishedFigures: [title: string, unit: string, asOf: string, figures: Expected[]][] = [
  [
    'Thái Nguyên, six months of 2019',
    '19',
    '2019-06-30',
    [
      ['communes-in-scope', {}, 139],
      ['communes-recognised', {}, 88],
      ['criteria-met-total', {}, 2238],
      ['average-criteria-met', {}, 16.1],
      ['communes-under-criteria', { k: 10 }, 5],
      ['communes-registered', { year: 2019 }, 13],
    ],
  ],
  [
    'Lạng Sơn, end of 2015',
    '20',
    '2015-12-31',
    [
      ['communes-in-scope', {}, 207],
      ['criteria-met-total', {}, 1532],
      ['average-criteria-met', {}, 7.4],
    ],
  ],
  [
    'Lạng Sơn, end of 2016',
    '20',
    '2016-12-31',
    [
      ['communes-in-scope', {}, 207],
      ['criteria-met-total', {}, 1760],
      ['average-criteria-met', {}, 8.5],
      ['average-change', {}, 1.1],
      ['communes-all-criteria-met', {}, 24],
      ['communes-recognised', {}, 20],
    ],
  ],
  [
    'Lạng Sơn, end of 2018',
    '20',
    '2018-12-31',
    [
      ['criteria-met-total', {}, 2078],
      ['average-criteria-met', {}, 10.04],
      ['communes-recognised', {}, 48],
    ],
  ],
  [
    'Lạng Sơn, end of 2019',
    '20',
    '2019-12-31',
    [
      ['criteria-met-total', {}, 2389],
      ['average-criteria-met', {}, 11.54],
      ['average-change', {}, 1.5],
      ['communes-recognised', {}, 61],
      ['communes-recognised', { tier: 'advanced' }, 2],
      ['communes-newly-recognised', { from: '2019-01-01', to: '2019-12-31' }, 13],
    ],
  ],
  [
    'Cao Bằng, end of 2022',
    '04',
    '2022-12-31',
    [
      ['communes-in-scope', {}, 139],
      ['communes-recognised', {}, 17],
      ['communes-in-band', { lo: 15, hi: 18 }, 3],
      ['communes-in-band', { lo: 10, hi: 14 }, 50],
      ['communes-in-band', { lo: 5, hi: 9 }, 68],
      ['communes-in-band', { lo: 0, hi: 4 }, 1],
    ],
  ],
  [
    'Mường Khương, first quarter of 2024',
    '083',
    '2024-03-31',
    [
      ['communes-in-scope', {}, 15],
      ['communes-recognised', {}, 5],
      ['recognised-but-not-meeting', {}, 5],
      ['criteria-met-total', {}, 122],
      ['average-criteria-met', {}, 8.13],
    ],
  ],
]
