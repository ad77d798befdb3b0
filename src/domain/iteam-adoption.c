/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-adoption.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-error.h"
#include "iteam-id.h"

static const struct
{
  const char *nick;
  const char *label;
} ways[] = {
  [ITEAM_ADOPTED] = { "adopted", N_("Adopted") },
  [ITEAM_NOTED] = { "noted", N_("Noted") },
};

/**
 * iteam_adoption_new:
 * @id: the key, or 0 for a new one
 * @body: who adopted or noted it
 * @way: which of both
 * @day: when, or %ITEAM_DAY_NONE
 *
 * Returns: (transfer full): an adoption.
 */
IteamAdoption *
iteam_adoption_new (gint64            id,
                    const char       *body,
                    IteamAdoptionWay  way,
                    IteamDay          day)
{
  IteamAdoption *self = g_new0 (IteamAdoption, 1);

  self->id = id != 0 ? id : iteam_id_new ();
  self->body = g_strdup (body != NULL ? body : "");
  self->way = way;
  self->day = day;

  return self;
}

/**
 * iteam_adoption_copy:
 * @self: an adoption
 *
 * Returns: (transfer full): the same, with the same key.
 */
IteamAdoption *
iteam_adoption_copy (const IteamAdoption *self)
{
  return iteam_adoption_new (self->id, self->body, self->way, self->day);
}

/**
 * iteam_adoption_free:
 * @self: (transfer full): an adoption
 */
void
iteam_adoption_free (IteamAdoption *self)
{
  g_free (self->body);
  g_free (self);
}

/**
 * iteam_adoption_parse:
 * @text: "gemeenteraad:2018-05-15", "noted:constituerend beraad:2018-05-31",
 *   or the body alone
 * @error: return location for an error, %ITEAM_ERROR_INVALID
 *
 * Reads an adoption as someone types it at the terminal.
 *
 * Returns: (transfer full) (nullable): the adoption, with a new key.
 */
IteamAdoption *
iteam_adoption_parse (const char  *text,
                      GError     **error)
{
  g_autofree char *body = g_strstrip (g_strdup (text));
  IteamAdoptionWay way = ITEAM_ADOPTED;
  IteamDay day = ITEAM_DAY_NONE;
  char *colon = strchr (body, ':');
  g_autofree char *first = colon != NULL ? g_strndup (body, colon - body) : NULL;

  if (iteam_adoption_way_from_nick (first, &way))
    memmove (body, colon + 1, strlen (colon + 1) + 1);

  colon = strrchr (body, ':');
  if (colon != NULL)
    {
      day = iteam_day_from_iso (colon + 1);
      if (day == ITEAM_DAY_NONE)
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a date; write it as 2018-05-15."), colon + 1);

          return NULL;
        }
      *colon = '\0';
    }
  g_strstrip (body);
  if (body[0] == '\0')
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                   _("“%s” does not say who adopted it; write BODY:DATE, “gemeenteraad:2018-05-15”."), text);

      return NULL;
    }

  return iteam_adoption_new (0, body, way, day);
}

/**
 * iteam_adoption_describe:
 * @self: an adoption
 * @today: the day of today, whose year is left out
 *
 * Returns: (transfer full): "Adopted by gemeenteraad, 15 May 2018".
 */
char *
iteam_adoption_describe (const IteamAdoption *self,
                         IteamDay             today)
{
  g_autofree char *day = self->day != ITEAM_DAY_NONE ? iteam_day_format (self->day, today, ITEAM_DAY_SHORT) : NULL;
  g_autofree char *words = NULL;

  /* Translators: a body, "gemeenteraad". */
  words = g_strdup_printf (self->way == ITEAM_ADOPTED ? _("Adopted by %s") : _("Noted by %s"), self->body);

  /* Translators: first "Adopted by gemeenteraad", then a date. */
  return day != NULL ? g_strdup_printf (_("%s, %s"), words, day) : g_steal_pointer (&words);
}

/**
 * iteam_adoption_way_to_nick:
 * @way: adopted or noted
 *
 * Returns: its name in the file, "adopted".
 */
const char *
iteam_adoption_way_to_nick (IteamAdoptionWay way)
{
  g_return_val_if_fail ((int) way >= 0 && way < ITEAM_N_ADOPTION_WAYS, NULL);

  return ways[way].nick;
}

/**
 * iteam_adoption_way_from_nick:
 * @nick: (nullable): a name as in the file
 * @way: (out): which
 *
 * Returns: whether there is such a way.
 */
gboolean
iteam_adoption_way_from_nick (const char       *nick,
                              IteamAdoptionWay *way)
{
  for (gsize i = 0; nick != NULL && i < G_N_ELEMENTS (ways); i++)
    if (g_ascii_strcasecmp (ways[i].nick, nick) == 0)
      {
        *way = (IteamAdoptionWay) i;

        return TRUE;
      }

  return FALSE;
}

/**
 * iteam_adoption_way_label:
 * @way: adopted or noted
 *
 * Returns: the word in the language of the interface.
 */
const char *
iteam_adoption_way_label (IteamAdoptionWay way)
{
  g_return_val_if_fail ((int) way >= 0 && way < ITEAM_N_ADOPTION_WAYS, NULL);

  return _(ways[way].label);
}
