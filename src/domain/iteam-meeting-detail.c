/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-detail.h"

/**
 * iteam_meeting_detail_new:
 * @meeting: a meeting
 *
 * Returns: (transfer full): that meeting with nothing that belongs to it yet.
 */
IteamMeetingDetail *
iteam_meeting_detail_new (IteamMeeting *meeting)
{
  IteamMeetingDetail *self = g_new0 (IteamMeetingDetail, 1);
  GPtrArray **lists[] = {
    &self->attendance, &self->items, &self->outcomes, &self->remarks, &self->links, &self->actions, &self->documents,
  };

  self->meeting = g_object_ref (meeting);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * iteam_meeting_detail_free:
 * @self: (transfer full): a meeting with all that belongs to it
 */
void
iteam_meeting_detail_free (IteamMeetingDetail *self)
{
  g_object_unref (self->meeting);
  g_clear_object (&self->series);
  g_clear_pointer (&self->attendance, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self);
}

/**
 * iteam_meeting_detail_find_item:
 * @self: a meeting with all that belongs to it
 * @item: key of an agenda item
 *
 * Returns: (transfer none) (nullable): that item.
 */
IteamAgendaItem *
iteam_meeting_detail_find_item (const IteamMeetingDetail *self,
                                gint64                    item)
{
  for (guint i = 0; i < self->items->len; i++)
    if (iteam_entry_get_id (self->items->pdata[i]) == item)
      return self->items->pdata[i];

  return NULL;
}

/**
 * iteam_meeting_detail_find_document:
 * @self: a meeting with all that belongs to it
 * @document: key of a document
 *
 * Returns: (transfer none) (nullable): that document.
 */
IteamDocument *
iteam_meeting_detail_find_document (const IteamMeetingDetail *self,
                                    gint64                    document)
{
  for (guint i = 0; i < self->documents->len; i++)
    if (iteam_document_get_id (self->documents->pdata[i]) == document)
      return self->documents->pdata[i];

  return NULL;
}

/**
 * iteam_meeting_detail_list_outcomes:
 * @self: a meeting with all that belongs to it
 * @item: key of an agenda item
 *
 * Returns: (transfer container) (element-type IteamOutcome): its decisions and
 *   commitments, in order.
 */
GPtrArray *
iteam_meeting_detail_list_outcomes (const IteamMeetingDetail *self,
                                    gint64                    item)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->outcomes->len; i++)
    if (iteam_outcome_get_fields (self->outcomes->pdata[i])->item == item)
      g_ptr_array_add (list, self->outcomes->pdata[i]);

  return list;
}

/**
 * iteam_meeting_detail_list_remarks:
 * @self: a meeting with all that belongs to it
 * @item: key of an agenda item
 *
 * Returns: (transfer container) (element-type IteamRemark): the remarks upon its
 *   minutes, the oldest first.
 */
GPtrArray *
iteam_meeting_detail_list_remarks (const IteamMeetingDetail *self,
                                   gint64                    item)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->remarks->len; i++)
    if (iteam_remark_get_fields (self->remarks->pdata[i])->item == item)
      g_ptr_array_add (list, self->remarks->pdata[i]);

  return list;
}

/**
 * iteam_meeting_detail_list_actions:
 * @self: a meeting with all that belongs to it
 * @item: key of an agenda item
 *
 * Returns: (transfer container) (element-type IteamActionPoint): the action points
 *   that belong to it.
 */
GPtrArray *
iteam_meeting_detail_list_actions (const IteamMeetingDetail *self,
                                   gint64                    item)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->links->len; i++)
    {
      const IteamItemLinkFields *link = iteam_item_link_get_fields (self->links->pdata[i]);

      for (guint j = 0; link->item == item && link->action != 0 && j < self->actions->len; j++)
        if (iteam_action_point_get_id (self->actions->pdata[j]) == link->action)
          g_ptr_array_add (list, self->actions->pdata[j]);
    }

  return list;
}

/**
 * iteam_meeting_detail_list_documents:
 * @self: a meeting with all that belongs to it
 * @item: key of an agenda item
 *
 * Returns: (transfer container) (element-type IteamItemLink): its links to documents,
 *   of which iteam_meeting_detail_find_document() gives the document.
 */
GPtrArray *
iteam_meeting_detail_list_documents (const IteamMeetingDetail *self,
                                     gint64                    item)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->links->len; i++)
    {
      const IteamItemLinkFields *link = iteam_item_link_get_fields (self->links->pdata[i]);

      if (link->item == item && link->document != 0)
        g_ptr_array_add (list, self->links->pdata[i]);
    }

  return list;
}
