import { fileNames } from '../text.ts'
import { type Dataset, fileKinds } from '../types.ts'

/** The files of a data set, side by side. */
export const Files = ({ dataset: { code } }: { dataset: Pick<Dataset, 'code'> }) => (
  <>
    {fileKinds.map((kind, at) => (
      <span key={kind}>
        {at > 0 ? ' · ' : ''}
        <a href={`/du-lieu/tep/${code}.${kind}`}>{fileNames[kind]}</a>
      </span>
    ))}
  </>
)
