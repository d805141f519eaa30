// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/welcome_card.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/document/document.h"
#include "ui/window/usual_composition.h"

namespace flipbook::ui {

namespace {

constexpr qsizetype example_count = 4;
constexpr std::size_t most_tries = 64;

// The i-th of a list that is used over and over.
QString word(const std::vector<std::string>& words, std::size_t index)
{
    return words.empty() ? QString() : QString::fromStdString(words[index % words.size()]);
}

QString article(const QString& noun)
{
    return QStringLiteral("aeiou").contains(noun.left(1)) ? QStringLiteral("an ")
                                                          : QStringLiteral("a ");
}

QString sentence(const ModelSettings::Words& words, std::size_t index)
{
    // Different strides, so that four sentences show four of everything, and the next round of the
    // objects shows them elsewhere.
    const std::size_t round = index / words.objects.size();
    QString noun = word(words.objects, index);
    if (index % 2 == 0 && !words.colours.empty())
        noun = word(words.colours, index / 2) + QLatin1Char(' ') + noun;
    QString text = article(noun) + noun;
    if (!words.backgrounds.empty())
        text += QLatin1Char(' ') + word(words.backgrounds, 3 * index + round + 1);
    std::vector<std::string> motions = words.motions;
    std::erase(motions, "still");  // It says nothing in a clip that shows off.
    if (!motions.empty())
        text += QStringLiteral(", ") + word(motions, motions.size() - 1 - index % motions.size());
    return text;
}

}  // namespace

QStringList example_prompts(const std::string& checkpoint)
{
    const ModelSettings settings = settings_of(checkpoint);
    const ModelSettings::Words& words = settings.words;
    if (!settings.examples.empty()) {
        QStringList prompts;
        for (const std::string& prompt : settings.examples)
            prompts.append(QString::fromStdString(prompt));
        return prompts.mid(0, example_count);
    }
    if (words.objects.empty())
        return {QStringLiteral("a lighthouse in a storm, crashing waves, dusk"),
                QStringLiteral("a paper boat on a pond, ripples, soft light"),
                QStringLiteral("a fox in the snow, walking, close up"),
                QStringLiteral("city street at night, rain, neon signs")};
    QStringList prompts;
    for (std::size_t i = 0; i < most_tries && prompts.size() < example_count; ++i)
        if (const QString prompt = sentence(words, i); !prompts.contains(prompt))
            prompts.append(prompt);
    return prompts;
}

WelcomeCard::WelcomeCard(Document& document, QWidget* parent)
    : QFrame(parent), m_document(document), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("welcome.card"));
    setFrameShape(QFrame::StyledPanel);
    const auto show_current = [this](const Composition& composition) {
        show_model(composition.request.checkpoint.generic_string());
    };
    connect(&document, &Document::changed, this, show_current);
    show_current(document.composition());
}

void WelcomeCard::show_model(const std::string& checkpoint)
{
    if (checkpoint == m_checkpoint)
        return;
    m_checkpoint = checkpoint;
    clear();
    if (checkpoint.empty())
        show_steps();
    else
        show_examples(example_prompts(checkpoint));
}

void WelcomeCard::show_steps()
{
    auto* heading = new QLabel(tr("Three steps to a first clip"), this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    m_column->addWidget(heading);
    for (const QString& step :
         {tr("1.  Choose a checkpoint: a Stable Diffusion 1.5 model, a file or a folder."),
          tr("2.  Choose a motion module under Compose ▸ Models, if the checkpoint has none."),
          tr("3.  Write a prompt and press Generate.")}) {
        auto* label = new QLabel(step, this);
        label->setWordWrap(true);
        m_column->addWidget(label);
    }
    auto* browse = new QPushButton(tr("Choose a checkpoint…"), this);
    browse->setObjectName(QStringLiteral("welcome.browse"));
    connect(browse, &QPushButton::clicked, this, &WelcomeCard::model_wanted);
    m_column->addWidget(browse, 0, Qt::AlignLeft);
}

void WelcomeCard::show_examples(const QStringList& prompts)
{
    auto* heading = new QLabel(tr("Try one of these, or write your own prompt:"), this);
    m_column->addWidget(heading);
    int number = 0;
    for (const QString& prompt : prompts) {
        auto* button = new QPushButton(prompt, this);
        button->setObjectName(QStringLiteral("welcome.example.%1").arg(number++));
        button->setAccessibleName(tr("Generate: %1").arg(prompt));
        connect(button, &QPushButton::clicked, this, [this, prompt] {
            m_document.edit(tr("Example prompt"), [&prompt](Composition& composition) {
                composition.request.prompt.positive = prompt.toStdString();
            });
            Q_EMIT example_chosen();
        });
        m_column->addWidget(button, 0, Qt::AlignLeft);
    }
}

void WelcomeCard::clear()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

}  // namespace flipbook::ui
