import { Copy, Inbox, Plus, Trash2 } from 'lucide-react'
import { type ReactElement, useId, useState } from 'react'

import { Avatar } from '../ui/avatar.tsx'
import { Badge, type Tone, tones } from '../ui/badge.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { Dialog, DialogActions, DialogBody } from '../ui/dialog.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { FilterLinks } from '../ui/filter-links.tsx'
import { Fold } from '../ui/fold.tsx'
import { Input, Select, Textarea } from '../ui/input.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Logo } from '../ui/logo.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx'
import { Meter, Ring } from '../ui/meter.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Section } from '../ui/section.tsx'
import { Skeleton, SkeletonRows } from '../ui/skeleton.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { SuggestionList } from '../ui/suggestion-list.tsx'
import { notify, notifyProblem, notifyUndoable } from '../ui/toaster.tsx'
import { withTooltip } from '../ui/with-tooltip.ts'
import { deleteLater, useBeingDeleted } from '../ui/undo.tsx'

const nothing = (): void => undefined
const quietList = {
  isPending: false,
  isError: false,
  isFetching: false,
  error: null,
  refetch: async () => {},
  hasNextPage: false,
  isFetchingNextPage: false,
  fetchNextPage: async () => {},
}

/** One for each file of `ui` that draws something, by its name, in all its states. */
export const samples: Record<string, () => ReactElement> = {
  avatar: () => (
    <>
      <Avatar name="Ada Lovelace" size="sm" />
      <Avatar name="Élodie Martin" />
      <Avatar name="李 小龍" size="lg" />
      <Avatar name="" />
    </>
  ),
  badge: () => (
    <>
      {(Object.keys(tones) as Tone[]).map((tone) => (
        <Badge key={tone} tone={tone}>
          {tone}
        </Badge>
      ))}
    </>
  ),
  button: () => (
    <>
      {(['primary', 'secondary', 'ghost', 'danger'] as const).map((variant) => (
        <div key={variant} className="flex flex-wrap items-center gap-2">
          <Button variant={variant}>{variant}</Button>
          <Button variant={variant} icon={Plus} size="sm">
            small
          </Button>
          <Button variant={variant} size="lg">
            large
          </Button>
          <Button variant={variant} busy>
            busy
          </Button>
          <Button variant={variant} disabled>
            disabled
          </Button>
        </div>
      ))}
      <IconButton label="With a name" icon={Copy} shortcut="C" />
    </>
  ),
  'confirm-dialog': ConfirmSample,
  'copy-button': () => <CopyButton text="lea@example.com" label="Copy E-mail" />,
  'data-table': () => (
    // Its header sticks to what scrolls.
    <div className="w-full overflow-auto">
      <DataTable
        caption="People"
        columns={columns}
        rows={people}
        rowId={({ name }) => name}
        sorted={{ id: 'name', direction: 'ascending' }}
      />
    </div>
  ),
  dialog: DialogSample,
  'empty-state': () => (
    <>
      <EmptyState icon={Inbox} title="Nothing yet" text="What arrives is shown here.">
        <Button>Do something</Button>
      </EmptyState>
      <ErrorState message="The server did not answer." retry={nothing} />
      <ErrorState message="It is asked again." retry={nothing} busy />
    </>
  ),
  field: () => (
    <>
      <Field label="With a hint" hint="As it should be written.">
        {(control) => <Input {...control} placeholder="Placeholder" />}
      </Field>
      <Field label="Wrong" error="This is too long.">
        {(control) => <Input {...control} defaultValue="What was typed" />}
      </Field>
    </>
  ),
  'filter-links': () => (
    <FilterLinks label="Status">
      <a href="#all" aria-current="page">
        All
      </a>
      <a href="#new">New</a>
      <a href="#won">Won</a>
    </FilterLinks>
  ),
  input: () => (
    <>
      <Input aria-label="Empty" placeholder="Placeholder" />
      <Input aria-label="Filled" defaultValue="Filled" />
      <Input aria-label="Wrong" defaultValue="Wrong" aria-invalid />
      <Input aria-label="Disabled" defaultValue="Disabled" disabled />
      <Textarea aria-label="Long" defaultValue="Several lines" />
      <Select aria-label="Choice" defaultValue="b">
        <option value="a">One</option>
        <option value="b">Another</option>
      </Select>
    </>
  ),
  fold: () => <Fold label="Open">Shown</Fold>,
  kbd: () => (
    <>
      <Kbd>Ctrl</Kbd>
      <Kbd>K</Kbd>
    </>
  ),
  'load-more': () => (
    <>
      <LoadMore hasMore busy={false} onMore={nothing} />
      <LoadMore hasMore busy onMore={nothing} />
    </>
  ),
  logo: () => <Logo className="size-8" />,
  menu: MenuSample,
  meter: () => (
    <>
      {(['neutral', 'bad', 'warn', 'good'] as const).map((tone, index) => (
        <Ring key={tone} value={index * 25 + 20} max={100} tone={tone} className="size-6" />
      ))}
      <span className="w-40">
        <Meter value={60} max={100} />
      </span>
    </>
  ),
  page: () => (
    <div className="h-40 w-full rounded-lg border">
      <Page title="Title of a page" actions={<Button>Action</Button>}>
        <p className="p-4">What is below scrolls on its own.</p>
      </Page>
    </div>
  ),
  'paged-list': () => (
    <>
      {(['isPending', 'isError', 'hasNextPage'] as const).map((state) => (
        <div key={state} className="w-full">
          <PagedList
            list={{ ...quietList, [state]: true }}
            skeleton={{ rows: 2, className: 'h-9' }}
            hasRows={state === 'hasNextPage'}
          >
            {state === 'hasNextPage' && <p className="p-3">A row</p>}
          </PagedList>
        </div>
      ))}
    </>
  ),
  'search-field': () => (
    <SearchField
      query="audit"
      onSearch={nothing}
      label="Search"
      placeholder="Words"
      clear="Clear"
    />
  ),
  section: () => (
    <div className="w-full">
      <Section title="A part of a panel" action={<Button size="sm">Edit</Button>}>
        <p>What is in it.</p>
      </Section>
    </div>
  ),
  skeleton: () => (
    <>
      <Skeleton className="h-6 w-32" />
      <div className="w-full">
        <SkeletonRows rows={3} className="h-6" />
      </div>
    </>
  ),
  spinner: () => <Spinner />,
  'suggestion-list': SuggestionSample,
  toaster: () => (
    <>
      <Button onClick={() => notify('It is done.')}>Done</Button>
      <Button onClick={() => notifyUndoable('It is done.', { label: 'Undo', act: nothing })}>
        Undoable
      </Button>
      <Button onClick={() => notifyProblem('It was not done.')}>Problem</Button>
    </>
  ),
  tooltip: () => <Button {...withTooltip('What it does', 'T')}>Point at me</Button>,
  undo: UndoSample,
}

type Person = { name: string; company: string }
const people: readonly Person[] = [
  { name: 'Ada Lovelace', company: 'Analytical Engines' },
  { name: 'Léa Martin', company: 'Nexalia' },
]
const columns: readonly Column<Person>[] = [
  { id: 'name', header: () => 'Name', cell: ({ name }) => <b>{name}</b> },
  { id: 'company', header: () => 'Company', cell: ({ company }) => company },
]

function ConfirmSample(): ReactElement {
  const [state, setState] = useState<'closed' | 'open' | 'failed' | 'busy'>('closed')
  return (
    <>
      <Button onClick={() => setState('open')}>Ask</Button>
      <Button onClick={() => setState('failed')}>Failed</Button>
      <Button onClick={() => setState('busy')}>Busy</Button>
      <ConfirmDialog
        open={state !== 'closed'}
        onClose={() => setState('closed')}
        title="Delete this lead?"
        confirm="Delete"
        danger
        busy={state === 'busy'}
        error={state === 'failed' ? 'The server did not answer.' : null}
        onConfirm={() => setState('closed')}
      >
        <p>It can be restored for 30 days.</p>
      </ConfirmDialog>
    </>
  )
}

function DialogSample(): ReactElement {
  const [size, setSize] = useState<'sm' | 'md' | 'full' | null>(null)
  const close = (): void => setSize(null)
  return (
    <>
      {(['sm', 'md', 'full'] as const).map((each) => (
        <Button key={each} onClick={() => setSize(each)}>
          Open {each}
        </Button>
      ))}
      <Dialog open={size !== null} onClose={close} title="A dialog" size={size ?? 'sm'}>
        <DialogBody>
          <Field label="A field">{(control) => <Input {...control} />}</Field>
        </DialogBody>
        <DialogActions>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" onClick={close}>
            Save
          </Button>
        </DialogActions>
      </Dialog>
    </>
  )
}

function MenuSample(): ReactElement {
  const [choice, setChoice] = useState('a')
  return (
    <Menu trigger={<Button>Open the menu</Button>}>
      <MenuLabel>A label</MenuLabel>
      <MenuItem icon={Copy} onSelect={nothing}>
        An item
      </MenuItem>
      <MenuItem icon={Trash2} danger onSelect={nothing}>
        One that hurts
      </MenuItem>
      <MenuSeparator />
      <MenuChoice
        label="A choice"
        value={choice}
        options={[
          { value: 'a', label: 'This' },
          { value: 'b', label: 'That' },
        ]}
        onChange={setChoice}
      />
    </Menu>
  )
}

function SuggestionSample(): ReactElement {
  const [picked, setPicked] = useState('Ada')
  const listId = useId()
  const lists = [
    { id: 'found', items: ['Ada', 'Léa'] },
    { id: 'none', items: [] },
  ]
  return (
    <>
      {lists.map(({ id, items }) => (
        <div key={id} className="relative mt-28 w-48">
          <SuggestionList
            id={`${listId}-${id}`}
            label="People"
            items={items}
            keyOf={(item) => item}
            active={items.indexOf(picked)}
            onPick={setPicked}
            draw={(item) => item}
            empty="Nobody is called that."
            footer="Enter inserts"
          />
          <p>{id}</p>
        </div>
      ))}
    </>
  )
}

function UndoSample(): ReactElement {
  const key = 'gallery'
  const isGoing = useBeingDeleted().has(key)
  const remove = (): void =>
    deleteLater(key, {
      text: 'It is deleted.',
      undo: 'Undo',
      act: () => Promise.resolve(),
      onError: nothing,
    })
  return (
    <Button icon={Trash2} disabled={isGoing} onClick={remove}>
      {isGoing ? 'About to be deleted' : 'Delete'}
    </Button>
  )
}
