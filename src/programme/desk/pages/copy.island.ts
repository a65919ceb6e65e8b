/** A button beside each text that is there to be copied; without script the text is marked and copied by hand. */
for (const box of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  const text = box.querySelector('textarea')
  const button = box.querySelector('button')
  const said = box.querySelector('[role=status]')
  if (!text || !button || !said) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    text.select()
    const done = await navigator.clipboard.writeText(text.value).then(
      () => true,
      () => false,
    )
    said.textContent = done ? 'Đã chép.' : 'Trình duyệt không cho chép. Câu nhắc đã được chọn, nhấn Ctrl+C.'
  })
}
