/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-draft.h"

G_BEGIN_DECLS

/**
 * IteamRole:
 * @ITEAM_ROLE_COORDINATOR: integrity coordinator
 * @ITEAM_ROLE_CONFIDENTIAL_ADVISER: confidential adviser, internal or external
 * @ITEAM_ROLE_SOCIAL_WORKER: company social worker
 * @ITEAM_ROLE_WORKS_COUNCIL: member of the works council
 * @ITEAM_ROLE_HRM: human resource management
 * @ITEAM_ROLE_AWARENESS_TEAM: member of the I-bewust team
 * @ITEAM_ROLE_PROTECTION_OFFICER: data protection officer
 * @ITEAM_ROLE_SECRETARY: municipal secretary
 * @ITEAM_ROLE_CLERK: council clerk
 * @ITEAM_ROLE_LEADER: conversation leader of theme talks
 * @ITEAM_ROLE_OTHER: someone else whom the team works with
 *
 * What someone is to the team, as in the municipality's note to the council.
 */
typedef enum
{
  ITEAM_ROLE_COORDINATOR,
  ITEAM_ROLE_CONFIDENTIAL_ADVISER,
  ITEAM_ROLE_SOCIAL_WORKER,
  ITEAM_ROLE_WORKS_COUNCIL,
  ITEAM_ROLE_HRM,
  ITEAM_ROLE_AWARENESS_TEAM,
  ITEAM_ROLE_PROTECTION_OFFICER,
  ITEAM_ROLE_SECRETARY,
  ITEAM_ROLE_CLERK,
  ITEAM_ROLE_LEADER,
  ITEAM_ROLE_OTHER,
} IteamRole;

#define ITEAM_N_ROLES (ITEAM_ROLE_OTHER + 1)

/**
 * IteamRoleTerm:
 * @id: the key of its row
 * @role: the role
 * @external: whether the person has it from outside the organisation
 * @from: the first day, or %ITEAM_DAY_NONE
 * @to: the last day, or %ITEAM_DAY_NONE while it goes on
 *
 * A role that a person has or had, and when.
 */
typedef struct
{
  gint64    id;
  IteamRole role;
  gboolean  external;
  IteamDay  from;
  IteamDay  to;
} IteamRoleTerm;

#define ITEAM_TYPE_PERSON (iteam_person_get_type ())
G_DECLARE_FINAL_TYPE (IteamPerson, iteam_person, ITEAM, PERSON, GObject)

IteamPerson         *iteam_person_new           (const char *name);
IteamPerson         *iteam_person_new_from_row  (gint64 id, const char *name, const char *short_name, const char *email, const char *phone, gboolean inactive);
IteamPerson         *iteam_person_copy          (IteamPerson *self);
void                 iteam_person_assign        (IteamPerson *self, IteamPerson *other);
gint64               iteam_person_get_id        (IteamPerson *self);
const char          *iteam_person_get_name      (IteamPerson *self);
const char          *iteam_person_get_short_name (IteamPerson *self);
const char          *iteam_person_get_email     (IteamPerson *self);
const char          *iteam_person_get_phone     (IteamPerson *self);
gboolean             iteam_person_get_active    (IteamPerson *self);
GArray              *iteam_person_get_roles     (IteamPerson *self);
char                *iteam_person_get_initials  (IteamPerson *self);
char                *iteam_person_describe_roles (IteamPerson *self, IteamDay today);
char                *iteam_person_get_warning   (IteamPerson *self, IteamDay today);
gint64               iteam_person_find_login    (IteamPerson *self, const char *login);
gboolean             iteam_person_has_login     (IteamPerson *self, const char *login);
gboolean             iteam_person_matches       (IteamPerson *self, const char *text);

void                 iteam_person_set_name       (IteamPerson *self, const char *name);
void                 iteam_person_set_short_name (IteamPerson *self, const char *short_name);
void                 iteam_person_set_email      (IteamPerson *self, const char *email);
void                 iteam_person_set_phone      (IteamPerson *self, const char *phone);
void                 iteam_person_set_active     (IteamPerson *self, gboolean active);
void                 iteam_person_put_role       (IteamPerson *self, const IteamRoleTerm *term);
void                 iteam_person_remove_role    (IteamPerson *self, gint64 id);
void                 iteam_person_add_login      (IteamPerson *self, gint64 id, const char *login);

IteamDraft          *iteam_person_draft_new      (IteamPerson *self);
IteamDraft          *iteam_person_draft_changes  (IteamPerson *self, IteamPerson *edited);
IteamDraft          *iteam_person_draft_login    (IteamPerson *self, const char *login);
IteamDraft          *iteam_person_draft_forget_login (IteamPerson *self, const char *login);
IteamDraft          *iteam_person_draft_delete   (IteamPerson *self);

const char          *iteam_role_to_nick          (IteamRole role);
gboolean             iteam_role_from_nick        (const char *nick, IteamRole *role);
const char          *iteam_role_label            (IteamRole role, gboolean external);

G_END_DECLS
