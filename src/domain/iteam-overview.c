/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-overview.h"

/**
 * iteam_overview_new:
 *
 * Returns: (transfer full): an overview of nothing.
 */
IteamOverview *
iteam_overview_new (void)
{
  IteamOverview *self = g_new0 (IteamOverview, 1);

  self->actions = g_ptr_array_new_with_free_func (g_object_unref);
  self->adoptions = g_ptr_array_new_with_free_func (g_object_unref);
  self->reviews = g_ptr_array_new_with_free_func (g_object_unref);
  self->consents = g_ptr_array_new_with_free_func (g_object_unref);
  self->codes = g_ptr_array_new_with_free_func (g_object_unref);
  self->spotlights = g_ptr_array_new_with_free_func (g_object_unref);
  self->news = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * iteam_overview_free:
 * @self: (transfer full) (nullable): an overview
 */
void
iteam_overview_free (IteamOverview *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->actions);
  g_clear_object (&self->meeting);
  g_ptr_array_unref (self->adoptions);
  g_ptr_array_unref (self->reviews);
  g_ptr_array_unref (self->consents);
  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->spotlights);
  g_ptr_array_unref (self->news);
  g_free (self);
}
