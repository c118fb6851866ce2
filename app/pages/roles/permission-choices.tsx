import { groupNames, permissionGroups, permissionWords } from '#app/permission-words.ts'
import { Choice } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import { roleFormWords } from './form-words.ts'
import { permissionSentences } from './permission-sentences.ts'

type PermissionChoicesProps = {
  chosen: readonly string[]
  /** What the actor may do themselves: nothing else can be ticked. */
  own: readonly string[]
}

/** Every permission to be ticked, with what it lets somebody do. */
export function PermissionChoices({ chosen, own }: PermissionChoicesProps) {
  const say = useWords(permissionWords)
  const explain = useWords(permissionSentences)
  const sayForm = useWords(roleFormWords)
  return groupNames.map((group) => (
    <fieldset key={group} className="field permission-group">
      <legend>{say(group)}</legend>
      {permissionGroups[group].map((permission) => {
        const isOwn = own.includes(permission)
        return (
          <Choice
            key={permission}
            id={permission.replaceAll(' ', '-')}
            type="checkbox"
            name="permissions"
            value={permission}
            label={say(permission)}
            hint={isOwn ? explain(permission) : `${explain(permission)} ${sayForm('lacking')}`}
            defaultChecked={chosen.includes(permission)}
            disabled={!isOwn}
          />
        )
      })}
    </fieldset>
  ))
}
