// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QVBoxLayout;

namespace flipbook::ui {

class Document;

// What a newcomer sees above the empty viewer: prompts that really work with the model at hand,
// one click away, or, without a model, the three steps to a first clip.
class WelcomeCard final : public QFrame {
    Q_OBJECT

public:
    explicit WelcomeCard(Document& document, QWidget* parent = nullptr);

Q_SIGNALS:
    // The prompt stands in the document: generate.
    void example_chosen();
    void model_wanted();

private:
    void show_model(const std::string& checkpoint);
    void show_steps();
    void show_examples(const QStringList& prompts);
    void clear();

    Document& m_document;
    QVBoxLayout* m_column;
    std::string m_checkpoint = "?";  // What is shown is for this one.
};

// Prompts made of a model's own words, such as "a red apple on a blue background, bouncing"; some
// that any Stable Diffusion model knows where it has no list of words.
QStringList example_prompts(const std::string& checkpoint);

}  // namespace flipbook::ui
