import { deleteDrafts } from '../chat/draft-storage.ts'
import { useExplain } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { signOut } from '../session/watch-session.ts'
import { notifyProblem } from '../ui/toaster.tsx'

/** Signs out and leaves nothing of what was written on this machine; says so when it cannot. */
export function useSignOut(): () => void {
  const explain = useExplain()
  const { id } = useAdmin()
  return () => {
    signOut()
      .then(() => deleteDrafts(id))
      .catch((error: unknown) => notifyProblem(explain(error)))
  }
}
