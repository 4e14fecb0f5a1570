"""The scripts that teach a shell to complete: each asks the program about the line up to the cursor.

The question is put as typer's own scripts put it. The answer is one offer a line. A first line of `:files` asks for
names of files instead, one of `:joined` for no blank behind what is put in. No script lets the shell read an answer as
code, words or patterns; nothing is read from standard input, and nothing is told on standard error.
"""

_BASH = r"""
_factsheet_completion() {
    local IFS=$'\n' line answer
    COMPREPLY=()
    answer=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" COMP_TYPE="$COMP_TYPE" COLUMNS="$COLUMNS" \
        _FACTSHEET_COMPLETE=complete_bash "${1/#\~\//$HOME/}" 2>/dev/null </dev/null)
    # Bash 3.2 has no compopt: there names of files stand in where there is nothing to offer.
    [[ $answer == :files ]] && return 0
    compopt +o default 2>/dev/null
    while IFS= read -r line; do
        case $line in
            '') ;;
            :joined) compopt -o nospace 2>/dev/null ;;
            *) COMPREPLY+=("$line") ;;
        esac
    done <<< "$answer"
}

complete -o default -F _factsheet_completion factsheet
"""
_ZSH = r"""
#compdef factsheet

_factsheet_completion() {
    local -a answer ending
    answer=("${(@f)$(env _TYPER_COMPLETE_ARGS="${(j: :)words[1,CURRENT-1]} $PREFIX" \
        _FACTSHEET_COMPLETE=complete_zsh ${(Q)~words[1]} 2>/dev/null </dev/null)}")
    if [[ $answer[1] == :files ]]; then
        compset -P '--*='
        _files
        return
    fi
    [[ $answer[1] == :joined ]] && ending=(-S '') && shift answer
    [[ -n $answer[1] ]] && _describe -V factsheet answer "${ending[@]}"
}

# Loaded from a folder of $fpath, this file is the function's first call; sourced, it makes the function known.
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _factsheet_completion "$@"
else
    compdef _factsheet_completion factsheet
fi
"""
_FISH = r"""
function _factsheet_completion
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' -- $HOME/ $words[1])
    type -q -- $program; or set program factsheet
    set -l answer (env _FACTSHEET_COMPLETE=complete_fish _TYPER_COMPLETE_ARGS=(commandline -cp | string join ' ') \
        $program 2>/dev/null </dev/null)
    if test "$answer[1]" = :files
        set -l token (commandline -ct)
        set -l option (string match -r -- '^--[^=]*=' $token)
        for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' $token))
            printf '%s%s\n' "$option" $path
        end
    else if set -q answer[1]
        string match -v -- :joined $answer
    end
end

complete --command factsheet --no-files --keep-order --arguments '(_factsheet_completion)'
"""
SCRIPTS = {"bash": _BASH.lstrip(), "zsh": _ZSH.lstrip(), "fish": _FISH.lstrip()}
