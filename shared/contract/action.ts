// Calls about actions: what somebody does about a response, until its outcome.
import { z } from 'zod'
import { Category } from '../model/category'
import { Day, Moment } from '../model/figures'
import { ActionId, CampaignId, ResponseId, WaveId } from '../model/ids'
import { read, write } from './call'

export const ACTION_STATUSES = ['open', 'in-progress', 'done', 'dropped'] as const
export const ActionStatus = z.enum(ACTION_STATUSES)
export type ActionStatus = z.infer<typeof ActionStatus>

const ActionFields = z.strictObject({
  title: z.string().trim().min(1).max(300),
  owner: z.string().trim().max(200).nullable(),
  dueOn: Day.nullable(),
  note: z.string().max(4000).nullable(),
})

export const Action = z.strictObject({
  id: ActionId,
  ...ActionFields.shape,
  /** promoter: referral and advocacy; detractor: recovery; passive: conversion. */
  category: Category,
  status: ActionStatus,
  overdue: z.boolean(),
  createdAt: Moment,
  closedAt: Moment.nullable(),
  campaign: z.strictObject({ id: CampaignId, name: z.string() }),
  wave: z.strictObject({ id: WaveId, name: z.string() }),
  response: z.strictObject({
    id: ResponseId,
    score: z.number().int(),
    verbatim: z.string().nullable(),
    respondent: z.string().nullable(),
    company: z.string().nullable(),
  }),
})
export type Action = z.infer<typeof Action>

export const actionCalls = {
  'action.list': read(z.strictObject({ wave: WaveId.optional(), status: ActionStatus.optional() }), z.array(Action)),
  'action.create': write(
    z.strictObject({ response: ResponseId, ...ActionFields.shape }),
    z.strictObject({ id: ActionId }),
  ),
  'action.update': write(
    z.strictObject({ action: ActionId, status: ActionStatus.optional(), ...ActionFields.partial().shape }),
    z.null(),
  ),
}
