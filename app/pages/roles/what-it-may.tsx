import { groupNames, permissionGroups, permissionWords } from '#app/permission-words.ts'
import { useWords } from '#app/words/words.ts'
import { permissionSentences } from './permission-sentences.ts'
import { rolesWords } from './words.ts'

/** Everything a role may do, to be read. */
export function WhatItMay({ permissions }: { permissions: readonly string[] }) {
  const say = useWords(permissionWords)
  const explain = useWords(permissionSentences)
  const sayRoles = useWords(rolesWords)
  if (permissions.length === 0) return <p>{sayRoles('mayNothing')}</p>
  return groupNames.map((group) => {
    const own = permissionGroups[group].filter((one) => permissions.includes(one))
    if (own.length === 0) return null
    return (
      <section key={group}>
        <h3>{say(group)}</h3>
        <dl className="may-list">
          {own.map((permission) => (
            <div key={permission}>
              <dt>{say(permission)}</dt>
              <dd className="soft">{explain(permission)}</dd>
            </div>
          ))}
        </dl>
      </section>
    )
  })
}
