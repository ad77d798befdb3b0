/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-id.h"
#include "iteam-text.h"

typedef struct
{
  gint64 id;
  char *login;
} Login;

/**
 * IteamPerson:
 *
 * Someone of the team, or someone whom the team works with. As with action
 * points: copy, set, and ask iteam_person_draft_changes() for the draft.
 */
struct _IteamPerson
{
  GObject parent_instance;

  gint64 id;
  gboolean inactive;

  /* owned */
  char *name;
  char *short_name;
  char *email;
  char *phone;
  GArray *roles;
  GArray *logins;
};

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_SHORT_NAME,
  PROP_EMAIL,
  PROP_PHONE,
  PROP_ACTIVE,
  PROP_ROLES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamPerson, iteam_person, G_TYPE_OBJECT)

static void
login_clear (gpointer data)
{
  g_free (((Login *) data)->login);
}

static void
set_string (IteamPerson *self,
            char       **field,
            const char  *value,
            int          property)
{
  char *copy;

  if (value != NULL && value[0] == '\0')
    value = NULL;
  if (g_strcmp0 (*field, value) == 0)
    return;

  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static const IteamRoleTerm *
find_role (IteamPerson *self,
           gint64       id)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (g_array_index (self->roles, IteamRoleTerm, i).id == id)
      return &g_array_index (self->roles, IteamRoleTerm, i);

  return NULL;
}

static gboolean
role_is_current (const IteamRoleTerm *term,
                 IteamDay             today)
{
  return (term->from == ITEAM_DAY_NONE || term->from <= today) &&
         (term->to == ITEAM_DAY_NONE || term->to >= today);
}

static void
iteam_person_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  IteamPerson *self = ITEAM_PERSON (object);

  switch (property_id)
    {
    case PROP_ID: g_value_set_int64 (value, self->id); break;
    case PROP_NAME: g_value_set_string (value, self->name); break;
    case PROP_SHORT_NAME: g_value_set_string (value, self->short_name); break;
    case PROP_EMAIL: g_value_set_string (value, self->email); break;
    case PROP_PHONE: g_value_set_string (value, self->phone); break;
    case PROP_ACTIVE: g_value_set_boolean (value, !self->inactive); break;
    case PROP_ROLES: g_value_set_boxed (value, self->roles); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_person_finalize (GObject *object)
{
  IteamPerson *self = ITEAM_PERSON (object);

  g_free (self->name);
  g_free (self->short_name);
  g_free (self->email);
  g_free (self->phone);
  g_array_unref (self->roles);
  g_array_unref (self->logins);

  G_OBJECT_CLASS (iteam_person_parent_class)->finalize (object);
}

static void
iteam_person_class_init (IteamPersonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_person_get_property;
  object_class->finalize = iteam_person_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_SHORT_NAME] = g_param_spec_string ("short-name", NULL, NULL, NULL, flags);
  properties[PROP_EMAIL] = g_param_spec_string ("email", NULL, NULL, NULL, flags);
  properties[PROP_PHONE] = g_param_spec_string ("phone", NULL, NULL, NULL, flags);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, TRUE, flags);
  properties[PROP_ROLES] = g_param_spec_boxed ("roles", NULL, NULL, G_TYPE_ARRAY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_person_init (IteamPerson *self)
{
  self->roles = g_array_new (FALSE, FALSE, sizeof (IteamRoleTerm));
  self->logins = g_array_new (FALSE, FALSE, sizeof (Login));
  g_array_set_clear_func (self->logins, login_clear);
}

/**
 * iteam_person_new:
 * @name: the name by which the team knows this person
 *
 * Returns: (transfer full): a person with a new key.
 */
IteamPerson *
iteam_person_new (const char *name)
{
  return iteam_person_new_from_row (iteam_id_new (), name, NULL, NULL, NULL, FALSE);
}

/**
 * iteam_person_new_from_row:
 * @id: the key
 * @name: the name
 * @short_name: (nullable): what stands on a chip
 * @email: (nullable): e-mail address
 * @phone: (nullable): phone number
 * @inactive: whether the person has left
 *
 * Returns: (transfer full): a person as read from the team file, without roles yet.
 */
IteamPerson *
iteam_person_new_from_row (gint64      id,
                           const char *name,
                           const char *short_name,
                           const char *email,
                           const char *phone,
                           gboolean    inactive)
{
  IteamPerson *self = g_object_new (ITEAM_TYPE_PERSON, NULL);

  self->id = id;
  self->name = g_strdup (name);
  self->short_name = g_strdup (short_name);
  self->email = g_strdup (email);
  self->phone = g_strdup (phone);
  self->inactive = inactive;

  return self;
}

/**
 * iteam_person_copy:
 * @self: a person
 *
 * Returns: (transfer full): a copy to edit.
 */
IteamPerson *
iteam_person_copy (IteamPerson *self)
{
  IteamPerson *copy;

  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  copy = iteam_person_new_from_row (self->id, NULL, NULL, NULL, NULL, FALSE);
  iteam_person_assign (copy, self);

  return copy;
}

/**
 * iteam_person_assign:
 * @self: a person
 * @other: the same person as read later
 *
 * Brings @self up to date, with a notification of each property that differs.
 */
void
iteam_person_assign (IteamPerson *self,
                     IteamPerson *other)
{
  g_return_if_fail (ITEAM_IS_PERSON (self));
  g_return_if_fail (ITEAM_IS_PERSON (other));

  g_object_freeze_notify (G_OBJECT (self));
  iteam_person_set_name (self, other->name);
  iteam_person_set_short_name (self, other->short_name);
  iteam_person_set_email (self, other->email);
  iteam_person_set_phone (self, other->phone);
  iteam_person_set_active (self, !other->inactive);

  if (self->roles->len != other->roles->len ||
      (other->roles->len > 0 &&
       memcmp (self->roles->data, other->roles->data, other->roles->len * sizeof (IteamRoleTerm)) != 0))
    {
      g_array_unref (self->roles);
      self->roles = g_array_copy (other->roles);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLES]);
    }

  g_array_set_size (self->logins, 0);
  for (guint i = 0; i < other->logins->len; i++)
    {
      Login *login = &g_array_index (other->logins, Login, i);

      iteam_person_add_login (self, login->id, login->login);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * iteam_person_get_id:
 * @self: a person
 *
 * Returns: the key.
 */
gint64
iteam_person_get_id (IteamPerson *self)
{
  g_return_val_if_fail (ITEAM_IS_PERSON (self), 0);

  return self->id;
}

/**
 * iteam_person_get_name:
 * @self: a person
 *
 * Returns: (nullable): the name.
 */
const char *
iteam_person_get_name (IteamPerson *self)
{
  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  return self->name;
}

/**
 * iteam_person_get_short_name:
 * @self: a person
 *
 * Returns: (nullable): the short name, else the name.
 */
const char *
iteam_person_get_short_name (IteamPerson *self)
{
  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  return self->short_name != NULL ? self->short_name : self->name;
}

/**
 * iteam_person_get_email:
 * @self: a person
 *
 * Returns: (nullable): the e-mail address.
 */
const char *
iteam_person_get_email (IteamPerson *self)
{
  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  return self->email;
}

/**
 * iteam_person_get_phone:
 * @self: a person
 *
 * Returns: (nullable): the phone number.
 */
const char *
iteam_person_get_phone (IteamPerson *self)
{
  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  return self->phone;
}

/**
 * iteam_person_get_active:
 * @self: a person
 *
 * Returns: whether the person is still around to be given something to do.
 */
gboolean
iteam_person_get_active (IteamPerson *self)
{
  g_return_val_if_fail (ITEAM_IS_PERSON (self), FALSE);

  return !self->inactive;
}

/**
 * iteam_person_get_roles:
 * @self: a person
 *
 * Returns: (transfer none) (element-type IteamRoleTerm): the roles.
 */
GArray *
iteam_person_get_roles (IteamPerson *self)
{
  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  return self->roles;
}

/**
 * iteam_person_get_initials:
 * @self: a person
 *
 * Returns: (transfer full): at most three letters for an avatar or a chip.
 */
char *
iteam_person_get_initials (IteamPerson *self)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  gboolean starts = TRUE;
  int count = 0;

  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  if (self->short_name != NULL && g_utf8_strlen (self->short_name, -1) <= 3)
    return g_strdup (self->short_name);

  for (const char *p = self->name; p != NULL && *p != '\0' && count < 2; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (starts && g_unichar_isalnum (c))
        {
          g_string_append_unichar (initials, g_unichar_toupper (c));
          count++;
        }
      starts = !g_unichar_isalnum (c);
    }

  return g_strdup (initials->str);
}

/**
 * iteam_person_describe_roles:
 * @self: a person
 * @today: the current day
 *
 * Returns: (transfer full): the roles of today in words, "Confidential adviser
 *   (external), HRM"; empty if there are none.
 */
char *
iteam_person_describe_roles (IteamPerson *self,
                             IteamDay     today)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  for (guint i = 0; i < self->roles->len; i++)
    {
      const IteamRoleTerm *term = &g_array_index (self->roles, IteamRoleTerm, i);

      if (!role_is_current (term, today))
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, iteam_role_label (term->role, term->external));
    }

  return g_strdup (text->str);
}

/**
 * iteam_person_get_warning:
 * @self: a person
 * @today: the current day
 *
 * A confidential adviser who is social worker or human resource management as
 * well has two loyalties; the Dutch health and safety portal (Arboportaal,
 * "Vertrouwenspersoon") advises against it.
 *
 * Returns: (transfer full) (nullable): a sentence that says so, or %NULL.
 */
char *
iteam_person_get_warning (IteamPerson *self,
                          IteamDay     today)
{
  gboolean adviser = FALSE, worker = FALSE, hrm = FALSE;

  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  for (guint i = 0; i < self->roles->len; i++)
    {
      const IteamRoleTerm *term = &g_array_index (self->roles, IteamRoleTerm, i);

      if (!role_is_current (term, today))
        continue;
      adviser = adviser || term->role == ITEAM_ROLE_CONFIDENTIAL_ADVISER;
      worker = worker || term->role == ITEAM_ROLE_SOCIAL_WORKER;
      hrm = hrm || term->role == ITEAM_ROLE_HRM;
    }

  if (adviser && worker)
    return g_strdup (_("Confidential adviser and company social worker in one person is advised against: the two roles can come into conflict."));
  if (adviser && hrm)
    return g_strdup (_("Confidential adviser and HRM in one person is advised against: the two roles can come into conflict."));

  return NULL;
}

/**
 * iteam_person_find_login:
 * @self: a person
 * @login: a user name of the system
 *
 * Returns: the key of the row by which the team file knows this person under
 *   that user name, or 0.
 */
gint64
iteam_person_find_login (IteamPerson *self,
                         const char  *login)
{
  g_return_val_if_fail (ITEAM_IS_PERSON (self), 0);

  for (guint i = 0; i < self->logins->len; i++)
    if (g_strcmp0 (g_array_index (self->logins, Login, i).login, login) == 0)
      return g_array_index (self->logins, Login, i).id;

  return 0;
}

/**
 * iteam_person_has_login:
 * @self: a person
 * @login: a user name of the system
 *
 * Returns: whether the team file knows this person by that user name.
 */
gboolean
iteam_person_has_login (IteamPerson *self,
                        const char  *login)
{
  return iteam_person_find_login (self, login) != 0;
}

/**
 * iteam_person_matches:
 * @self: a person
 * @text: what someone typed for a name
 *
 * Returns: whether @text is the name, short name or e-mail address, apart from
 *   capitals and diacritics.
 */
gboolean
iteam_person_matches (IteamPerson *self,
                      const char  *text)
{
  g_autofree char *folded = iteam_text_fold (text);
  const char *names[] = { self->name, self->short_name, self->email };

  g_return_val_if_fail (ITEAM_IS_PERSON (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = iteam_text_fold (names[i]);

      if (name[0] != '\0' && g_str_equal (name, folded))
        return TRUE;
    }

  return iteam_person_has_login (self, text);
}

/**
 * iteam_person_set_name:
 * @self: a person
 * @name: the name
 */
void
iteam_person_set_name (IteamPerson *self,
                       const char  *name)
{
  g_return_if_fail (ITEAM_IS_PERSON (self));

  set_string (self, &self->name, name, PROP_NAME);
}

/**
 * iteam_person_set_short_name:
 * @self: a person
 * @short_name: (nullable): what stands on a chip
 */
void
iteam_person_set_short_name (IteamPerson *self,
                             const char  *short_name)
{
  g_return_if_fail (ITEAM_IS_PERSON (self));

  set_string (self, &self->short_name, short_name, PROP_SHORT_NAME);
}

/**
 * iteam_person_set_email:
 * @self: a person
 * @email: (nullable): e-mail address
 */
void
iteam_person_set_email (IteamPerson *self,
                        const char  *email)
{
  g_return_if_fail (ITEAM_IS_PERSON (self));

  set_string (self, &self->email, email, PROP_EMAIL);
}

/**
 * iteam_person_set_phone:
 * @self: a person
 * @phone: (nullable): phone number
 */
void
iteam_person_set_phone (IteamPerson *self,
                        const char  *phone)
{
  g_return_if_fail (ITEAM_IS_PERSON (self));

  set_string (self, &self->phone, phone, PROP_PHONE);
}

/**
 * iteam_person_set_active:
 * @self: a person
 * @active: whether the person is still around
 */
void
iteam_person_set_active (IteamPerson *self,
                         gboolean     active)
{
  g_return_if_fail (ITEAM_IS_PERSON (self));

  if (self->inactive == !active)
    return;

  self->inactive = !active;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

/**
 * iteam_person_put_role:
 * @self: a person
 * @term: a role; one with the same key is replaced, a key of 0 makes a new one
 */
void
iteam_person_put_role (IteamPerson         *self,
                       const IteamRoleTerm *term)
{
  IteamRoleTerm *found;
  g_autoptr (GArray) roles = NULL;
  IteamRoleTerm copy = { 0 };

  g_return_if_fail (ITEAM_IS_PERSON (self));

  copy.id = term->id != 0 ? term->id : iteam_id_new ();
  copy.role = term->role;
  copy.external = !!term->external;
  copy.from = term->from;
  copy.to = term->to;

  roles = g_array_copy (self->roles);
  g_array_unref (self->roles);
  self->roles = g_steal_pointer (&roles);

  found = (IteamRoleTerm *) find_role (self, copy.id);
  if (found != NULL)
    *found = copy;
  else
    g_array_append_val (self->roles, copy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLES]);
}

/**
 * iteam_person_remove_role:
 * @self: a person
 * @id: the key of one of its roles
 */
void
iteam_person_remove_role (IteamPerson *self,
                          gint64       id)
{
  const IteamRoleTerm *found;

  g_return_if_fail (ITEAM_IS_PERSON (self));

  found = find_role (self, id);
  if (found == NULL)
    return;

  g_array_remove_index (self->roles, found - &g_array_index (self->roles, IteamRoleTerm, 0));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLES]);
}

/**
 * iteam_person_add_login:
 * @self: a person
 * @id: the key of the row that holds it
 * @login: a user name of the system
 */
void
iteam_person_add_login (IteamPerson *self,
                        gint64       id,
                        const char  *login)
{
  Login added = { id, g_strdup (login) };

  g_return_if_fail (ITEAM_IS_PERSON (self));

  g_array_append_val (self->logins, added);
}
