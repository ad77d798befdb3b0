/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-person.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

static const IteamRoleTerm *
find_role (IteamPerson *person,
           gint64       id)
{
  GArray *roles = iteam_person_get_roles (person);

  for (guint i = 0; i < roles->len; i++)
    if (g_array_index (roles, IteamRoleTerm, i).id == id)
      return &g_array_index (roles, IteamRoleTerm, i);

  return NULL;
}

static void
add_text (IteamDraft  *draft,
          IteamPerson *read,
          IteamPerson *edited,
          const char  *field,
          const char  *property)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (read != NULL)
    g_object_get (read, property, &before, NULL);
  g_object_get (edited, property, &after, NULL);
  iteam_draft_set_text (draft, ITEAM_KIND_PERSON, iteam_person_get_id (edited), field, before, after);
}

static void
add_fields (IteamDraft  *draft,
            IteamPerson *read,
            IteamPerson *edited)
{
  add_text (draft, read, edited, "name", "name");
  add_text (draft, read, edited, "short_name", "short-name");
  add_text (draft, read, edited, "email", "email");
  add_text (draft, read, edited, "phone", "phone");
  iteam_draft_set_integer (draft, ITEAM_KIND_PERSON, iteam_person_get_id (edited), "inactive",
                           read != NULL && !iteam_person_get_active (read), !iteam_person_get_active (edited));
}

static void
add_role (IteamDraft          *draft,
          gint64               person,
          const IteamRoleTerm *read,
          const IteamRoleTerm *edited)
{
  const IteamKind kind = ITEAM_KIND_PERSON_ROLE;

  if (read == NULL)
    {
      iteam_draft_insert (draft, kind, edited->id);
      iteam_draft_set_integer (draft, kind, edited->id, "person", 0, person);
    }
  iteam_draft_set_text (draft, kind, edited->id, "role",
                        read != NULL ? iteam_role_to_nick (read->role) : NULL, iteam_role_to_nick (edited->role));
  iteam_draft_set_integer (draft, kind, edited->id, "external", read != NULL ? read->external : 0, edited->external);
  iteam_draft_set_day (draft, kind, edited->id, "since", read != NULL ? read->from : ITEAM_DAY_NONE, edited->from);
  iteam_draft_set_day (draft, kind, edited->id, "until", read != NULL ? read->to : ITEAM_DAY_NONE, edited->to);
}

static void
add_roles (IteamDraft  *draft,
           IteamPerson *read,
           IteamPerson *edited)
{
  GArray *after = iteam_person_get_roles (edited);
  GArray *before = read != NULL ? iteam_person_get_roles (read) : NULL;

  for (guint i = 0; i < after->len; i++)
    {
      const IteamRoleTerm *term = &g_array_index (after, IteamRoleTerm, i);

      add_role (draft, iteam_person_get_id (edited), read != NULL ? find_role (read, term->id) : NULL, term);
    }

  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      const IteamRoleTerm *term = &g_array_index (before, IteamRoleTerm, i);

      if (find_role (edited, term->id) == NULL)
        iteam_draft_delete (draft, ITEAM_KIND_PERSON_ROLE, term->id);
    }
}

/**
 * iteam_person_draft_new:
 * @self: a new person
 *
 * Returns: (transfer full): the draft that adds this person to the team file.
 */
IteamDraft *
iteam_person_draft_new (IteamPerson *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Person added"));

  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  iteam_draft_insert (draft, ITEAM_KIND_PERSON, iteam_person_get_id (self));
  add_fields (draft, NULL, self);
  add_roles (draft, NULL, self);

  return g_steal_pointer (&draft);
}

/**
 * iteam_person_draft_changes:
 * @self: a person as it was read
 * @edited: a copy that was edited
 *
 * Returns: (transfer full): the draft of what differs, perhaps empty.
 */
IteamDraft *
iteam_person_draft_changes (IteamPerson *self,
                            IteamPerson *edited)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Person changed"));

  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);
  g_return_val_if_fail (ITEAM_IS_PERSON (edited), NULL);

  add_fields (draft, self, edited);
  add_roles (draft, self, edited);

  return g_steal_pointer (&draft);
}

/**
 * iteam_person_draft_login:
 * @self: a person
 * @login: the user name of the system by which this person is to be known
 *
 * Returns: (transfer full): the draft that remembers @login.
 */
IteamDraft *
iteam_person_draft_login (IteamPerson *self,
                          const char  *login)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("User name remembered"));
  gint64 id = iteam_id_new ();

  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  iteam_draft_set_automatic (draft, TRUE);
  iteam_draft_insert (draft, ITEAM_KIND_PERSON_LOGIN, id);
  iteam_draft_set_integer (draft, ITEAM_KIND_PERSON_LOGIN, id, "person", 0, iteam_person_get_id (self));
  iteam_draft_set_text (draft, ITEAM_KIND_PERSON_LOGIN, id, "login", NULL, login);

  return g_steal_pointer (&draft);
}

/**
 * iteam_person_draft_forget_login:
 * @self: a person
 * @login: a user name of the system that this person has
 *
 * Returns: (transfer full): the draft that forgets @login, perhaps empty.
 */
IteamDraft *
iteam_person_draft_forget_login (IteamPerson *self,
                                 const char  *login)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("User name forgotten"));
  gint64 id;

  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  id = iteam_person_find_login (self, login);
  if (id != 0)
    iteam_draft_delete (draft, ITEAM_KIND_PERSON_LOGIN, id);

  return g_steal_pointer (&draft);
}

/**
 * iteam_person_draft_delete:
 * @self: a person
 *
 * Returns: (transfer full): the draft that takes this person out of the file,
 *   for someone who was added by mistake; who leaves the team becomes inactive.
 */
IteamDraft *
iteam_person_draft_delete (IteamPerson *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Person deleted"));

  g_return_val_if_fail (ITEAM_IS_PERSON (self), NULL);

  iteam_draft_delete (draft, ITEAM_KIND_PERSON, iteam_person_get_id (self));

  return g_steal_pointer (&draft);
}
