/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-form.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-day-row.h"
#include "iteam-text-area.h"

/**
 * IteamDocumentForm:
 *
 * The fields of a document, each edited in place and saved as one goes.
 */
struct _IteamDocumentForm
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  IteamTextRow *title_row;
  AdwComboRow *kind_row;
  IteamTextRow *version_row;
  IteamDayRow *dated_row;
  AdwComboRow *responsible_row;
  IteamTextRow *tags_row;
  IteamDayRow *review_row;
  AdwComboRow *consent_row;
  IteamDayRow *consented_row;
  IteamTextRow *retention_row;
  IteamTextArea *summary_area;

  /* owned */
  IteamDocumentEdits *edits;
  GListModel *people;
};

enum
{
  PROP_STORE = 1,
  PROP_ID,
  PROP_EDITABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamDocumentForm, iteam_document_form, ADW_TYPE_BIN)

static IteamDocument *
get_read (IteamDocumentForm *self)
{
  return self->edits != NULL ? iteam_document_edits_get_read (self->edits) : NULL;
}

/* The property of a document that a row shows. */
static const char *
get_property_of (IteamDocumentForm *self,
                 gpointer           row)
{
  const struct
  {
    gpointer row;
    const char *property;
  } rows[] = {
    { self->title_row, "title" },
    { self->version_row, "version" },
    { self->tags_row, "tags" },
    { self->retention_row, "retention" },
    { self->dated_row, "dated" },
    { self->review_row, "review" },
    { self->consented_row, "consented" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].row == row)
      return rows[i].property;

  g_return_val_if_reached (NULL);
}

static void
save_text (IteamDocumentForm *self,
           const char        *property,
           const char        *before,
           const char        *after)
{
  g_autoptr (IteamDocument) read = iteam_document_copy (get_read (self));
  g_autoptr (IteamDocument) edited = iteam_document_copy (read);

  g_object_set (read, property, before, NULL);
  g_object_set (edited, property, after, NULL);
  iteam_document_edits_save (self->edits, GTK_WIDGET (self), read, edited);
}

/* A document without a title cannot be found again, so it keeps the one it had. */
static void
text_done_cb (IteamDocumentForm *self,
              IteamTextRow      *row)
{
  g_autofree char *typed = iteam_text_row_get_typed (row);
  g_autofree char *before = g_strdup (iteam_text_row_get_read (row));

  if (get_read (self) == NULL)
    return;
  if (row == self->title_row && typed[0] == '\0')
    {
      iteam_text_row_revert (row);

      return;
    }
  iteam_text_row_take_saved (row, typed);
  save_text (self, get_property_of (self, row), before, typed);
}

static void
summary_done_cb (IteamDocumentForm *self)
{
  g_autofree char *typed = iteam_text_area_get_typed (self->summary_area);
  g_autofree char *before = g_strdup (iteam_text_area_get_read (self->summary_area));

  if (get_read (self) == NULL)
    return;
  iteam_text_area_take_saved (self->summary_area, typed);
  save_text (self, "summary", before, typed);
}

static void
day_chosen_cb (IteamDocumentForm *self,
               guint              day,
               IteamDayRow       *row)
{
  const char *property = get_property_of (self, row);
  g_autoptr (IteamDocument) read = NULL;
  g_autoptr (IteamDocument) edited = NULL;

  if (get_read (self) == NULL)
    return;
  read = iteam_document_copy (get_read (self));
  edited = iteam_document_copy (read);
  g_object_set (read, property, iteam_day_row_get_read (row), NULL);
  g_object_set (edited, property, day, NULL);
  iteam_document_edits_save (self->edits, GTK_WIDGET (self), read, edited);
}

static gint64
get_responsible (IteamDocumentForm *self)
{
  guint selected = adw_combo_row_get_selected (self->responsible_row);
  g_autoptr (IteamPerson) person = NULL;

  if (self->people != NULL && selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    person = g_list_model_get_item (self->people, selected - 1);

  return person != NULL ? iteam_person_get_id (person) : 0;
}

static void
show_responsible (IteamDocumentForm *self,
                  gint64             id)
{
  guint selected = 0;

  for (guint i = 0; self->people != NULL && i < g_list_model_get_n_items (self->people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (self->people, i);

      if (iteam_person_get_id (person) == id)
        selected = i + 1;
    }
  adw_combo_row_set_selected (self->responsible_row, selected);
}

static void
choice_changed_cb (IteamDocumentForm *self)
{
  g_autoptr (IteamDocument) edited = NULL;

  if (self->updating || get_read (self) == NULL)
    return;

  edited = iteam_document_copy (get_read (self));
  g_object_set (edited,
                "kind", adw_combo_row_get_selected (self->kind_row),
                "consent", adw_combo_row_get_selected (self->consent_row),
                "responsible", get_responsible (self),
                NULL);
  iteam_document_edits_save (self->edits, GTK_WIDGET (self), get_read (self), edited);
  gtk_widget_set_visible (GTK_WIDGET (self->consented_row), adw_combo_row_get_selected (self->consent_row) != ITEAM_CONSENT_NONE);
}

static void
fill_people (IteamDocumentForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("person", "Nobody"));
  for (guint i = 0; self->people != NULL && i < g_list_model_get_n_items (self->people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (self->people, i);

      gtk_string_list_append (names, iteam_person_get_name (person));
    }

  self->updating = TRUE;
  adw_combo_row_set_model (self->responsible_row, G_LIST_MODEL (names));
  if (get_read (self) != NULL)
    show_responsible (self, iteam_document_get_fields (get_read (self))->responsible);
  self->updating = FALSE;
}

static void
follow_people (IteamDocumentForm *self)
{
  IteamStore *store = self->edits != NULL ? iteam_document_edits_get_store (self->edits) : NULL;
  GListModel *people = store != NULL ? iteam_directory_get_people (iteam_store_get_directory (store)) : NULL;

  if (self->people == people)
    return;

  if (self->people != NULL)
    g_signal_handlers_disconnect_by_func (self->people, fill_people, self);
  g_set_object (&self->people, people);
  if (people != NULL)
    g_signal_connect_object (people, "items-changed", G_CALLBACK (fill_people), self, G_CONNECT_SWAPPED);
  fill_people (self);
}

/* What was typed at another document does not stay. */
static void
switched_cb (IteamDocumentForm *self)
{
  IteamTextRow *rows[] = { self->title_row, self->version_row, self->tags_row, self->retention_row };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    iteam_text_row_take_saved (rows[i], NULL);
  iteam_text_row_revert (ITEAM_TEXT_ROW (self->dated_row));
  iteam_text_row_revert (ITEAM_TEXT_ROW (self->review_row));
  iteam_text_row_revert (ITEAM_TEXT_ROW (self->consented_row));
  iteam_text_area_take_saved (self->summary_area, NULL);
  follow_people (self);
  for (int i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
sync_cb (IteamDocumentForm *self)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (get_read (self));

  self->updating = TRUE;
  adw_combo_row_set_selected (self->kind_row, fields->kind);
  adw_combo_row_set_selected (self->consent_row, fields->consent);
  show_responsible (self, fields->responsible);
  self->updating = FALSE;

  iteam_text_row_show (self->title_row, fields->title);
  iteam_text_row_show (self->version_row, fields->version);
  iteam_text_row_show (self->tags_row, fields->tags);
  iteam_text_row_show (self->retention_row, fields->retention);
  iteam_text_area_show (self->summary_area, fields->summary);
  iteam_day_row_show (self->dated_row, fields->dated, FALSE);
  iteam_day_row_show (self->review_row, fields->review, fields->superseded_by == 0);
  iteam_day_row_show (self->consented_row, fields->consented, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->consented_row), fields->consent != ITEAM_CONSENT_NONE);
}

static void
iteam_document_form_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamDocumentForm *self = ITEAM_DOCUMENT_FORM (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->edits != NULL ? iteam_document_edits_get_store (self->edits) : NULL); break;
    case PROP_ID: g_value_set_int64 (value, get_read (self) != NULL ? iteam_document_get_id (get_read (self)) : 0); break;
    case PROP_EDITABLE: g_value_set_boolean (value, self->edits != NULL && iteam_document_edits_get_editable (self->edits)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_document_form_dispose (GObject *object)
{
  IteamDocumentForm *self = ITEAM_DOCUMENT_FORM (object);

  g_clear_object (&self->people);
  g_clear_object (&self->edits);

  G_OBJECT_CLASS (iteam_document_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-form.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, consent_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, consented_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, dated_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, responsible_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, retention_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, review_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, summary_area);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, tags_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, title_row);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentForm, version_row);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, summary_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
}

static void
iteam_document_form_class_init (IteamDocumentFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = iteam_document_form_get_property;
  object_class->dispose = iteam_document_form_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_DAY_ROW);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
iteam_document_form_init (IteamDocumentForm *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) consents = gtk_string_list_new (NULL);

  for (int i = 0; i < ITEAM_N_DOCUMENT_KINDS; i++)
    gtk_string_list_append (kinds, iteam_document_kind_label (i));
  for (int i = 0; i < ITEAM_N_CONSENTS; i++)
    gtk_string_list_append (consents, iteam_consent_label (i));

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_model (self->consent_row, G_LIST_MODEL (consents));
  fill_people (self);
}

/**
 * iteam_document_form_set_edits:
 * @self: a form
 * @edits: what is shown and writes; once
 */
void
iteam_document_form_set_edits (IteamDocumentForm  *self,
                               IteamDocumentEdits *edits)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_FORM (self));
  g_return_if_fail (self->edits == NULL);

  self->edits = g_object_ref (edits);
  g_signal_connect_object (edits, "switched", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_document_form_flush:
 * @self: a form
 *
 * Writes what is still being typed.
 */
void
iteam_document_form_flush (IteamDocumentForm *self)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_FORM (self));

  if (get_read (self) == NULL)
    return;

  iteam_text_row_finish (self->title_row);
  iteam_text_row_finish (self->version_row);
  iteam_text_row_finish (self->tags_row);
  iteam_text_row_finish (self->retention_row);
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->dated_row));
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->review_row));
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->consented_row));
  iteam_text_area_finish (self->summary_area);
}
