import { admin, session } from '@oka/contract/auth'
import { message } from '@oka/contract/chat'
import { fact } from '@oka/contract/fact'
import { article } from '@oka/contract/knowledge-article'
import { lead, leadDetail } from '@oka/contract/lead'
import { mail } from '@oka/contract/mail'
import { report, reportDocument } from '@oka/contract/report'
import { score } from '@oka/contract/score'
import { z } from 'zod'

const named = {
  Admin: admin,
  Session: session,
  Message: message,
  Fact: fact,
  Score: score,
  Lead: lead,
  LeadDetail: leadDetail,
  Article: article,
  Report: report,
  ReportDocument: reportDocument,
  Mail: mail,
}

// What has a name here has one in the document, and in the clients that are generated from it.
for (const [id, schema] of Object.entries(named)) {
  z.globalRegistry.add(schema, { id })
}
