import { Form } from 'react-router'
import { TextField } from './field.tsx'

/** Finds something to choose from: what is typed stands in the address of the page. */
export function FindForm({
  search,
  label,
  button,
}: {
  search: string
  label: string
  button: string
}) {
  return (
    <Form className="form" method="get">
      <TextField
        name="search"
        label={label}
        type="search"
        defaultValue={search}
        autoComplete="off"
        maxLength={200}
      />
      <div>
        <button className="button quiet" type="submit">
          {button}
        </button>
      </div>
    </Form>
  )
}
