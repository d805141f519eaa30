// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/document/composition.h"

class QSpinBox;

namespace flipbook::ui {

class Document;
class ModelCombo;
class ModelsPart;
class ModelShelf;

// What is changed most, for the toolbar: model, motion module and how many clips. The same choices
// as in the panel below, which judges them.
class QuickChoice final : public QWidget {
    Q_OBJECT

public:
    QuickChoice(Document& document, ModelShelf& shelf, ModelsPart& models,
                QWidget* parent = nullptr);

private:
    void show_composition(const Composition& composition);

    ModelCombo* m_model;
    ModelCombo* m_motion;
    QSpinBox* m_count;
    ModelsPart& m_models;
};

}  // namespace flipbook::ui
