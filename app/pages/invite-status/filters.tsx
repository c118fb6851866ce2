import { SearchList } from '#app/ui/search-list.tsx'
import { useWords } from '#app/words/words.ts'
import { listAt } from './list-address.ts'
import type { ListAddress } from './question.ts'
import { listWords } from './words.ts'

export type ShownBatch = {
  id: string
  channel: 'email' | 'text' | 'pass'
  size: number
  madeAt: string
}

type FiltersProps = { base: string; address: ListAddress; batches: readonly ShownBatch[] }

const reasons = [
  'bounced',
  'failed',
  'complained',
  'unsubscribed',
  'opted out',
  'stopped',
] as const satisfies readonly (keyof (typeof listWords)['en'])[]

/** Search and filters; the tab stays. Reasons are asked for only where there is trouble. */
export function Filters({ base, address, batches }: FiltersProps) {
  const say = useWords(listWords)
  const { show, channel, batch, trouble, search = '' } = address
  const isFiltered = [channel, batch, trouble, search].some(Boolean)
  return (
    <SearchList
      key={show}
      action={base}
      kept={show ? { show } : {}}
      search={search}
      words={{ label: say('search'), search: say('searchDo'), clear: say('clear') }}
      clearTo={isFiltered ? listAt(base, show ? { show } : {}) : null}
    >
      <Filter name="channel" label={say('channel')} any={say('anyChannel')} chosen={channel}>
        {(['email', 'text', 'pass'] as const).map((one) => (
          <option key={one} value={one}>
            {say(one)}
          </option>
        ))}
      </Filter>
      {batches.length > 0 && (
        <Filter name="batch" label={say('batch')} any={say('anyBatch')} chosen={batch}>
          {batches.map(({ id, channel, size, madeAt }) => (
            <option key={id} value={id}>
              {say('batchOf', { channel: say(channel), count: size, day: madeAt })}
            </option>
          ))}
        </Filter>
      )}
      {(show === 'trouble' || trouble) && (
        <Filter name="trouble" label={say('reason')} any={say('anyReason')} chosen={trouble}>
          {reasons.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </Filter>
      )}
    </SearchList>
  )
}

type FilterProps = {
  name: string
  label: string
  any: string
  chosen: string | undefined
  children: React.ReactNode
}

function Filter({ name, label, any, chosen, children }: FilterProps) {
  return (
    <>
      <label className="hidden-words" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select id={`filter-${name}`} className="input" name={name} defaultValue={chosen ?? ''}>
        <option value="">{any}</option>
        {children}
      </select>
    </>
  )
}
