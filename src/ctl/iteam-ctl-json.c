/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-json.h"

#include <stdio.h>

/**
 * IteamJson:
 *
 * Writes JSON (RFC 8259): a line for each value, indented by two spaces.
 */
struct _IteamJson
{
  GString *out;
  GString *open;
  gboolean empty;
};

static void
append_string (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '"': g_string_append (out, "\\\""); break;
      case '\\': g_string_append (out, "\\\\"); break;
      case '\n': g_string_append (out, "\\n"); break;
      case '\r': g_string_append (out, "\\r"); break;
      case '\t': g_string_append (out, "\\t"); break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (out, "\\u%04x", *p);
        else
          g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

static void
new_line (IteamJson *self)
{
  g_string_append_c (self->out, '\n');
  for (gsize i = 0; i < self->open->len; i++)
    g_string_append (self->out, "  ");
}

static void
begin_value (IteamJson  *self,
             const char *name)
{
  if (self->open->len > 0)
    {
      if (!self->empty)
        g_string_append_c (self->out, ',');
      new_line (self);
    }
  self->empty = FALSE;

  if (name != NULL)
    {
      append_string (self->out, name);
      g_string_append (self->out, ": ");
    }
}

/**
 * iteam_json_new:
 *
 * Returns: (transfer full): a writer; iteam_json_print() ends and frees it.
 */
IteamJson *
iteam_json_new (void)
{
  IteamJson *self = g_new0 (IteamJson, 1);

  self->out = g_string_new (NULL);
  self->open = g_string_new (NULL);

  return self;
}

/**
 * iteam_json_begin:
 * @self: a writer
 * @name: (nullable): the name within an object, or %NULL
 * @bracket: '{' for an object, '[' for an array
 */
void
iteam_json_begin (IteamJson  *self,
                  const char *name,
                  char        bracket)
{
  begin_value (self, name);
  g_string_append_c (self->out, bracket);
  g_string_append_c (self->open, bracket);
  self->empty = TRUE;
}

/**
 * iteam_json_end:
 * @self: a writer
 *
 * Ends the object or array that was begun last.
 */
void
iteam_json_end (IteamJson *self)
{
  char bracket = self->open->str[self->open->len - 1];

  g_string_truncate (self->open, self->open->len - 1);
  if (!self->empty)
    new_line (self);
  g_string_append_c (self->out, bracket == '{' ? '}' : ']');
  self->empty = FALSE;
}

/**
 * iteam_json_string:
 * @self: a writer
 * @name: (nullable): the name within an object, or %NULL
 * @value: (nullable): a text; %NULL is null
 */
void
iteam_json_string (IteamJson  *self,
                   const char *name,
                   const char *value)
{
  begin_value (self, name);
  if (value != NULL)
    append_string (self->out, value);
  else
    g_string_append (self->out, "null");
}

/**
 * iteam_json_integer:
 * @self: a writer
 * @name: (nullable): the name within an object, or %NULL
 * @value: a number
 */
void
iteam_json_integer (IteamJson  *self,
                    const char *name,
                    gint64      value)
{
  begin_value (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * iteam_json_boolean:
 * @self: a writer
 * @name: (nullable): the name within an object, or %NULL
 * @value: a truth
 */
void
iteam_json_boolean (IteamJson  *self,
                    const char *name,
                    gboolean    value)
{
  begin_value (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

/**
 * iteam_json_day:
 * @self: a writer
 * @name: (nullable): the name within an object, or %NULL
 * @value: a day, written as in ISO 8601; %ITEAM_DAY_NONE is null
 */
void
iteam_json_day (IteamJson  *self,
                const char *name,
                IteamDay    value)
{
  g_autofree char *iso = iteam_day_to_iso (value);

  iteam_json_string (self, name, iso);
}

/**
 * iteam_json_time:
 * @self: a writer
 * @name: (nullable): the name within an object, or %NULL
 * @microseconds: a time since 1970, written as in ISO 8601; 0 is null
 */
void
iteam_json_time (IteamJson  *self,
                 const char *name,
                 gint64      microseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  g_autofree char *iso = microseconds != 0 ? g_date_time_format_iso8601 (time) : NULL;

  iteam_json_string (self, name, iso);
}

/**
 * iteam_json_print:
 * @self: (transfer full): a writer of which all is ended
 *
 * Writes to the standard output, in UTF-8 whatever the terminal's encoding.
 */
void
iteam_json_print (IteamJson *self)
{
  g_string_append_c (self->out, '\n');
  fwrite (self->out->str, 1, self->out->len, stdout);
  iteam_json_free (self);
}

/**
 * iteam_json_free:
 * @self: (transfer full): a writer that is not to be printed
 */
void
iteam_json_free (IteamJson *self)
{
  g_string_free (self->out, TRUE);
  g_string_free (self->open, TRUE);
  g_free (self);
}
