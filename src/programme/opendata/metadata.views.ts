import { datasets } from './dataset.text.ts'
import type { Dataset, Field, FieldKind } from './types.ts'

export const namespace = 'ntm'

const edm: Record<FieldKind, string> = {
  text: 'Edm.String',
  integer: 'Edm.Int64',
  decimal: 'Edm.Decimal',
  date: 'Edm.Date',
  boolean: 'Edm.Boolean',
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const isKey = ({ key }: Dataset, { name }: Field) => key.includes(name)

const described = ({ label, note }: Field) => (note ? `${label} (${note})` : label)

function propertyXml(dataset: Dataset, field: Field): string {
  const nullable = isKey(dataset, field) ? ' Nullable="false"' : ''
  const scale = field.kind === 'decimal' ? ' Scale="Variable"' : ''
  return `<Property Name="${field.name}" Type="${edm[field.kind]}"${nullable}${scale}><Annotation Term="Org.OData.Core.V1.Description" String="${escaped(described(field))}"/></Property>`
}

const typeXml = (dataset: Dataset) =>
  `<EntityType Name="${dataset.type}"><Key>${dataset.key.map((name) => `<PropertyRef Name="${name}"/>`).join('')}</Key>${dataset.fields
    .map((field) => propertyXml(dataset, field))
    .join('')}<Annotation Term="Org.OData.Core.V1.Description" String="${escaped(dataset.name)}"/></EntityType>`

/** `$metadata` of the feed as CSDL XML of OData 4.0. */
export const metadataXml = (): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:Reference Uri="https://docs.oasis-open.org/odata/odata-vocabularies/v4.0/vocabularies/Org.OData.Core.V1.xml"><edmx:Include Namespace="Org.OData.Core.V1"/></edmx:Reference><edmx:DataServices><Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${datasets.map(typeXml).join('\n')}
<EntityContainer Name="Container">${datasets.map(({ set, type }) => `<EntitySet Name="${set}" EntityType="${namespace}.${type}"/>`).join('')}</EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>
`

const propertyJson = (dataset: Dataset, field: Field) => ({
  ...(field.kind === 'text' ? {} : { $Type: edm[field.kind] }),
  ...(isKey(dataset, field) ? {} : { $Nullable: true }),
  ...(field.kind === 'decimal' ? { $Scale: 'variable' } : {}),
  '@Org.OData.Core.V1.Description': described(field),
})

/** `$metadata` of the feed as CSDL JSON of OData 4.01. */
export const metadataJson = () => ({
  $Version: '4.01',
  $EntityContainer: `${namespace}.Container`,
  $Reference: {
    'https://docs.oasis-open.org/odata/odata-vocabularies/v4.0/vocabularies/Org.OData.Core.V1.json': {
      $Include: [{ $Namespace: 'Org.OData.Core.V1' }],
    },
  },
  [namespace]: {
    ...Object.fromEntries(
      datasets.map((dataset) => [
        dataset.type,
        {
          $Kind: 'EntityType',
          $Key: dataset.key,
          ...Object.fromEntries(dataset.fields.map((field) => [field.name, propertyJson(dataset, field)])),
        },
      ]),
    ),
    Container: {
      $Kind: 'EntityContainer',
      ...Object.fromEntries(datasets.map(({ set, type }) => [set, { $Collection: true, $Type: `${namespace}.${type}` }])),
    },
  },
})

/** What the feed offers, at its own address. */
export const serviceDocument = (root: string) => ({
  '@odata.context': `${root}/$metadata`,
  value: datasets.map(({ set, name }) => ({ name: set, title: name, kind: 'EntitySet', url: set })),
})
